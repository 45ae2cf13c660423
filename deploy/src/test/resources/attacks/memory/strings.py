# Strings that are all different, and a block that takes them over the limit.
# ends: memory_limit
# timeout: 30
import time
began = time.monotonic()
rows = []
for n in range(1_000_000):
    rows.append(str(n) * 9)
# In time for the sign to be on its way, on a busy machine, too.
print(int((time.monotonic() - began) * 1000) + 500)
time.sleep(0.5)
block = bytes(160 * 1024 * 1024)
while True:
    n += 1
    rows.append(str(n) * 9)
