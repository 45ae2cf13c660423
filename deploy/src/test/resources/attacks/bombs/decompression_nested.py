# A bomb in a bomb, in other formats.
# ends: memory_limit, timeout, failed
# timeout: 10
import bz2, gzip, io, lzma
data = bytes(30_000_000)
for _ in range(3):
    for module in (gzip, lzma):
        data = module.decompress(module.compress(data)) * 2
print(len(data))
