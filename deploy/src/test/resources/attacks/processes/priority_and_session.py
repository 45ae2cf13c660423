# Ways out of the worker's group and priority.
# effect: supervisor
import os
for act in (lambda: os.nice(-20), lambda: os.setpriority(0, 0, -20), lambda: os.setsid(), lambda: os.setpgid(0, 0), lambda: os.setuid(0), lambda: os.chroot("/"), lambda: os.unshare(0), lambda: os.sched_setscheduler(0, 1, None)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
