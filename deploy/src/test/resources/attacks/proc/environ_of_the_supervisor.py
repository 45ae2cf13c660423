# The supervisor's environment.
# effect: secret
import os
for act in (lambda: open("/proc/@SUPERVISOR@/environ", "rb").read(), lambda: os.read(os.open("/proc/@SUPERVISOR@/environ", 0), 100_000), lambda: open("/proc/@SUPERVISOR@/environ", "rb", buffering=0).read(100_000)):
    print(act())
