# The command line of the interpreter.
# effect: secret
import sys
print(sys.argv, getattr(sys, "orig_argv", None), sys.flags, sys.warnoptions, sys._xoptions)
