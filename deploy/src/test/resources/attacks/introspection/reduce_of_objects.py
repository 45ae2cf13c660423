# What copying an object asks of it.
# effect: secret
class Box:
    def __reduce__(self):
        return (print.__self__.open, ("@FILE@",))
import copy
print(copy.copy(Box()).read())
