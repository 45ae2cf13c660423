# Memory by small dictionaries.
# ends: memory_limit
# timeout: 30
rows = []
while True:
    rows.append({"n": len(rows)})
