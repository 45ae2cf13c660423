# A kilobyte that becomes a gigabyte.
# ends: memory_limit, timeout, failed
# timeout: 10
import zlib
packed = zlib.compress(bytes(100_000_000))
rows = []
while True:
    rows.append(zlib.decompress(packed))
