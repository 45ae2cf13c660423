# Memory outside of the heap: each compressor has a quarter of a megabyte that no collector sees.
# 3,000 of them are 750 MiB, below the 768 MiB of a worker; with what the worker has by itself they are over it.
# ends: memory_limit
# timeout: 30
import time, zlib
began = time.monotonic()
data = bytes(range(256)) * 512
rows = []
while True:
    if len(rows) < 3000 and len(rows) % 50 == 0:
        print(int((time.monotonic() - began) * 1000))
    rows.append(zlib.compressobj(9))
    rows[-1].compress(data)
