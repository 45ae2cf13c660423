# Changes what the functions around a program work with: its outcome must stay a failure or a value of its own.
# effect: supervisor
import sys
frame = sys._getframe(1)
for name in list(frame.f_locals):
    try:
        frame.f_locals[name] = None
    except Exception as error:
        print(error)
frame.f_globals.clear()
