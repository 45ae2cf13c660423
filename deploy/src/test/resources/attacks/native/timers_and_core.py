# A death that leaves a dump of its memory.
# effect: supervisor
# loose: yes
# with: native
limit = memory(16)
limit.set(LONG, 0, -1)
limit.set(LONG, 8, -1)
print(call("setrlimit", 4, limit.address()), call("setrlimit", 1, limit.address()), call("prctl", 4, 1, 0, 0, 0))
print(call("kill", call("getpid"), 11))
