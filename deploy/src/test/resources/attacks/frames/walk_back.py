# Every frame up to the interpreter's first: its globals and its locals.
# effect: secret
import sys
frame = sys._getframe()
while frame:
    print(frame.f_code.co_filename, frame.f_code.co_name, sorted(frame.f_globals)[:200])
    for name, value in frame.f_locals.items():
        print("   ", name, repr(value)[:200])
    frame = frame.f_back
