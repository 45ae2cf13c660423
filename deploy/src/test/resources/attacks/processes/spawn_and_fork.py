# Other ways to start one.
# effect: canary
import os
for act in (lambda: os.fork(), lambda: os.forkpty(), lambda: os.posix_spawn("/bin/touch", ["touch", "@CANARY@"], {}), lambda: os.spawnl(0, "/bin/touch", "touch", "@CANARY@"), lambda: os.startfile("@CANARY@"), lambda: os.popen2("touch @CANARY@")):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
