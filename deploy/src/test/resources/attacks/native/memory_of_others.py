# The memory of other processes.
# effect: secret
# loose: yes
# with: native
for process in (@OTHER@, @SUPERVISOR@, 1):
    print(call("ptrace", 16, process, 0, 0), call("ptrace", 0x4206, process, 0, 0), call("pidfd_open", process, 0), call("kcmp", process, process, 0, 0, 0))
    vector = memory(32)
    vector.set(LONG, 0, memory(4096).address())
    vector.set(LONG, 8, 4096)
    vector.set(LONG, 16, 0x400000)
    vector.set(LONG, 24, 4096)
    print(call("process_vm_readv", process, vector.address(), 1, vector.address() + 16, 1, 0), call("process_madvise", process, vector.address(), 1, 4, 0))
