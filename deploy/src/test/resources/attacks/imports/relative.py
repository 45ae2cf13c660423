# An import relative to the interpreter's own package.
# effect: secret
__package__ = "os"
from . import path
print(path.os.open("@FILE@", 0))
