# The text of the program before.
# effect: secret
secret = "@KEPT@"
def f():
    1 / 0
f()
#### next run
import linecache, sys, traceback
frame = sys._getframe(1)
while frame:
    for value in frame.f_locals.values():
        print(repr(value)[:5000])
    frame = frame.f_back
print(linecache.cache, getattr(sys, "last_traceback", None), sys.exc_info())
bridge = sys._getframe(1).f_locals["bridge"]
for value in vars(bridge).values():
    for cell in getattr(value, "__closure__", None) or ():
        print(repr(cell.cell_contents)[:5000])
