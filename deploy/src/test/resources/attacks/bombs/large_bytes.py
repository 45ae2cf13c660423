# Memory by megabytes.
# ends: memory_limit
# timeout: 30
rows = []
while True:
    rows.append(bytes(1_000_000))
