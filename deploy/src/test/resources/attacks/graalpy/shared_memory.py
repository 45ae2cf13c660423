# Memory that other processes share.
# effect: canary
from multiprocessing import shared_memory
print(shared_memory.SharedMemory("canary", create=True, size=4096).buf[:10])
