# Control groups and devices.
# effect: canary
import os
for path in ("/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/cgroup.procs", "/sys/fs/cgroup/release_agent", "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/vda"):
    try:
        print(path, open(path, "r+b").read(10))
    except OSError as error:
        print(path, error)
