# Memory of a file, of a descriptor, and shared memory.
# effect: secret
import mmap
for descriptor in (-1, 0, 1, 2, 3, 7):
    try:
        print(mmap.mmap(descriptor, 4096)[:100])
    except Exception as error:
        print(type(error).__name__, error)
