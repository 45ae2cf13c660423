# Patterns whose class says which attributes are looked at.
# effect: canary
class Look(type):
    def __instancecheck__(cls, value):
        return True
class Any(metaclass=Look):
    __match_args__ = ("__globals__", "__code__")
def f():
    pass
match f:
    case Any(names, code):
        print(names["__builtins__"].open("@CANARY@", "w") if hasattr(names["__builtins__"], "open") else names["__builtins__"]["open"]("@CANARY@", "w"))
