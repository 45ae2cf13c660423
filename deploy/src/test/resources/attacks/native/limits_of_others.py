# Limits and priorities of other processes.
# effect: supervisor
# loose: yes
# with: native
limit = memory(16)
for process in (@SUPERVISOR@, @OTHER@):
    print(call("prlimit64", process, 7, limit.address(), 0), call("setpriority", 0, process, 19), call("sched_setaffinity", process, 8, limit.address()), call("ioprio_set", 1, process, 0x6000), call("migrate_pages", process, 1, limit.address(), limit.address()))
