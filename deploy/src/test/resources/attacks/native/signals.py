# Signals to the supervisor, to its group, to all.
# effect: supervisor
# loose: yes
# with: native
for process in (@SUPERVISOR@, 1, -@SUPERVISOR@, 0, -1):
    print(process, call("kill", process, 0))
print(call("kill", @SUPERVISOR@, 9), call("tgkill", @SUPERVISOR@, @SUPERVISOR@, 9), call("tkill", @SUPERVISOR@, 9), call("rt_sigqueueinfo", @SUPERVISOR@, 9, memory(128).address()), call("rt_tgsigqueueinfo", @SUPERVISOR@, @SUPERVISOR@, 9, memory(128).address()))
