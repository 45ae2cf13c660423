# A reload brings back what was replaced.
# effect: canary
import importlib, os, posix, sys
importlib.reload(os)
del sys.modules["posix"]
import posix as fresh
fresh.system("echo x > @CANARY@")
