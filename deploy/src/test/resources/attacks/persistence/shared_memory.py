# Memory and semaphores with a name.
# effect: secret
from multiprocessing import shared_memory
memory = shared_memory.SharedMemory("kept", create=True, size=4096)
memory.buf[:6] = b"@KEPT@"[:6]
#### next run
from multiprocessing import shared_memory
print(bytes(shared_memory.SharedMemory("kept").buf[:100]))
