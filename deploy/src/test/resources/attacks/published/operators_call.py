# Operators and subscripts call what they are given.
# effect: secret
class Calls:
    __getitem__ = lambda self, path: print.__self__.open(path).read()
    __matmul__ = __getitem__
    __class_getitem__ = classmethod(__getitem__)
print(Calls()["@FILE@"])
print(Calls() @ "@FILE@", Calls["@FILE@"])
