# The worker becomes another program.
# effect: canary
import os
for act in (lambda: os.execv("/bin/sh", ["sh", "-c", "touch @CANARY@"]), lambda: os.execl("/bin/touch", "touch", "@CANARY@"), lambda: os.execvp("touch", ["touch", "@CANARY@"])):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__, error)
