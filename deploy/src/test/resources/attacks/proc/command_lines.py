# The command lines of all processes.
# effect: secret
import os
for each in os.listdir("/proc"):
    if each.isdigit():
        try:
            print(open(f"/proc/{each}/cmdline", "rb").read(100_000), open(f"/proc/{each}/environ", "rb").read(100_000))
        except OSError as error:
            print(each, error)
