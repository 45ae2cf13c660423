# The restriction taken off again.
# effect: secret
# loose: yes
# with: native
print(call("prctl", 38, 0, 0, 0, 0), call("prctl", 22, 0, 0), call("seccomp", 0, 0, 0), call("seccomp", 1, 0, memory(16).address()), call("capset", memory(8).address(), memory(24).address()), call("setuid", 0), call("setgroups", 0, 0), call("prctl", 1, 0), call("prctl", 4, 1), call("landlock_create_ruleset", 0, 0, 1))
print(read(call("openat", -100, text("@FILE@"), 0, 0)))
