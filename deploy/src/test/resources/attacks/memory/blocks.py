# Blocks of 16 MiB; sixteen are the limit, whatever else there is.
# ends: memory_limit
# timeout: 30
import time
began = time.monotonic()
rows = []
while len(rows) < 16:
    print(int((time.monotonic() - began) * 1000))
    rows.append(bytes(16 * 1024 * 1024))
    time.sleep(0.02)
while True:
    rows.append(len(rows))
