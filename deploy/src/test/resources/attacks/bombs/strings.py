# Memory by strings that are all different.
# ends: memory_limit
# timeout: 30
rows = [bytes(1_000_000) for _ in range(160)]
n = 0
while True:
    n += 1
    rows.append(str(n) * 9)
