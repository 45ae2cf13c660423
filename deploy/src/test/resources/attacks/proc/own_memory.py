# The worker's own memory, which holds its token.
# effect: secret
for line in open("/proc/self/maps"):
    print(line)
    first, last = (int(each, 16) for each in line.split()[0].split("-"))
    with open("/proc/self/mem", "rb") as memory:
        memory.seek(first)
        if b"SupervisorChannel" in memory.read(min(last - first, 1 << 24)):
            print("@FLAG@")
