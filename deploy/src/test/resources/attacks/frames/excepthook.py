# Hooks that the interpreter calls at the end.
# effect: canary
import sys
sys.excepthook = sys.unraisablehook = sys.displayhook = lambda *_: open("@CANARY@", "w")
raise ValueError("end")
