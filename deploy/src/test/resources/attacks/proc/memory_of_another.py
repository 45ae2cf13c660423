# The memory of another process.
# effect: secret
for line in open("/proc/@OTHER@/maps"):
    if "[stack]" in line:
        first, last = (int(each, 16) for each in line.split()[0].split("-"))
        with open("/proc/@OTHER@/mem", "rb") as memory:
            memory.seek(first)
            print(memory.read(last - first))
