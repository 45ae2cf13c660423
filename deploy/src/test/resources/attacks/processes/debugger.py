# Debuggers and consoles of the library.
# effect: secret
import code, pdb, sys
sys.stdin = __import__("io").StringIO("import os; print(open('@FILE@').read()); os.system('touch @CANARY@')\n!print(1)\nq\n")
for act in (code.interact, lambda: pdb.Pdb(stdin=sys.stdin).set_trace(), breakpoint):
    try:
        print(act())
    except BaseException as error:
        print(type(error).__name__, error)
