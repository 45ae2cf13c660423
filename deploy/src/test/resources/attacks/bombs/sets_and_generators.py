# Memory by sets, generators and closures.
# ends: memory_limit
# timeout: 30
rows = []
def make(n):
    return (lambda: n), (each for each in range(n)), {n, str(n)}
while True:
    rows.append(make(len(rows)))
