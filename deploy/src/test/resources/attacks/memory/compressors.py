# Memory outside of the heap: each compressor has a quarter of a megabyte that no collector sees.
# ends: memory_limit
# timeout: 30
import time, zlib
began = time.monotonic()
data = bytes(range(256)) * 512
rows = []
while True:
    if len(rows) % 50 == 0:
        print(round((time.monotonic() - began) * 1000))
    rows.append(zlib.compressobj(9))
    rows[-1].compress(data)
