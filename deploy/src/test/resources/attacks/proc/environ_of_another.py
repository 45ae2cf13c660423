# The environment and the command line of a process of the same user.
# effect: secret
print(open("/proc/@OTHER@/environ", "rb").read(100_000))
print(open("/proc/@OTHER@/cmdline", "rb").read(100_000))
