# Reading and writing an attribute by augmented assignment.
# effect: secret
def f():
    pass
class Adds:
    def __radd__(self, other):
        print(other)
        return print.__self__.open("@FILE@").read()
f.__dict__["x"] = {}
f.__doc__ = ""
f.__doc__ += "x"
f.__qualname__ += "y"
box = type("Box", (), {})()
box.__class__ = type(box)
box.value = print
box.value += Adds()
print(box.value)
