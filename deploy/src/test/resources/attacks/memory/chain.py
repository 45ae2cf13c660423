# One chain, which a collector walks step by step, and a block that takes them over the limit.
# ends: memory_limit
# timeout: 30
import time
began = time.monotonic()
rows = ()
for n in range(800_000):
    rows = ((rows, n, 1.5),)
# In time for the sign to be on its way, on a busy machine, too.
print(int((time.monotonic() - began) * 1000) + 500)
time.sleep(0.5)
block = bytes(160 * 1024 * 1024)
while True:
    n += 1
    rows = ((rows, n, 1.5),)
