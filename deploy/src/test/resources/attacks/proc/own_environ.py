# The worker's own environment, as it was started.
# effect: secret
for name in ("self", "thread-self", "1"):
    print(open(f"/proc/{name}/environ", "rb").read(100_000))
