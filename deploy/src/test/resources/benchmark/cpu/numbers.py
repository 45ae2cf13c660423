total = 0
for i in range(200_000):
    total += i * i % 7
