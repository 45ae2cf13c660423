counts = {}
for i in range(30_000):
    word = "w" + str(i % 977)
    counts[word] = counts.get(word, 0) + len(word)
text = ",".join(f"{word}={count}" for word, count in sorted(counts.items()))
