# One array of bytes that grows in place, its errors ignored.
# ends: memory_limit, timeout
# timeout: 5
data = bytearray()
while True:
    try:
        data += bytes(50_000_000)
    except MemoryError:
        pass
