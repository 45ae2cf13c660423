# One list that doubles itself.
# ends: memory_limit, failed
# timeout: 30
rows = [0]
while True:
    rows += rows
