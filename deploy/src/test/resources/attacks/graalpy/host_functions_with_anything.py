# Host functions with arguments of every kind: what they throw would name host classes.
# effect: secret
import sys
bridge = sys._getframe(1).f_locals["bridge"]
functions = [bridge.time_zone]
for value in vars(bridge).values():
    for cell in getattr(value, "__closure__", None) or ():
        if "Foreign" in type(cell.cell_contents).__name__:
            functions.append(cell.cell_contents)
class Odd:
    def __index__(self):
        raise KeyError("odd")
    __float__ = __str__ = __len__ = __iter__ = __getitem__ = __index__
odd = [(), (None,), (1,), (-1, -1, -1), ("x",) * 12, (Odd(),) * 3, (2**100,) * 3, ("\ud800",) * 3, (b"x", 1.5, []),
       ("", "", "", 2**31), ("x", 1, 0, 2**31 - 1), (float("nan"),), (functions[0],) * 3, ({},), (lambda: 1 / 0,)]
for function in functions:
    for arguments in odd:
        try:
            print(str(function(*arguments))[:60])
        except BaseException as error:
            print(type(error).__name__, error)
