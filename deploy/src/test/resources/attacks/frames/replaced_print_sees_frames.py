# A function of the program that the prelude calls.
# effect: secret
import sys
class Text(str):
    def __str__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_filename, sorted(frame.f_locals), [repr(v)[:80] for v in frame.f_locals.values()])
        return "x"
tools.search(Text("x"))
