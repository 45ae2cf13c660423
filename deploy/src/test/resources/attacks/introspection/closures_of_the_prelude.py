# Closures of the functions that surround a program hold what it must not have.
# effect: secret
import sys
frame = sys._getframe(1)
bridge = frame.f_locals.get("bridge")
for name, value in vars(bridge).items():
    cells = getattr(value, "__closure__", None) or ()
    print(name, [repr(cell.cell_contents)[:300] for cell in cells])
