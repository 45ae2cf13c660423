# Memory by classes: each is large and lives outside of the heap in part.
# ends: memory_limit, timeout
# timeout: 10
rows = []
while True:
    rows.append(type("C", (), {"f": lambda self: 1}))
