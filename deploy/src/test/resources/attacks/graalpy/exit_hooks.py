# Functions that run at the interpreter's end.
# effect: canary
import atexit, os
atexit.register(lambda: open("@CANARY@", "w").write("x"))
atexit.register(os.system, "echo x > @CANARY@")
