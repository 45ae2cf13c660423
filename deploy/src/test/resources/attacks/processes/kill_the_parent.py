# Signals to the parent, to its group, to all.
# effect: supervisor
import os
for act in (lambda: os.kill(os.getppid(), 9), lambda: os.killpg(os.getpgid(0), 0), lambda: os.killpg(0, 0), lambda: os.kill(0, 0), lambda: os.kill(-1, 0)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
