# open with a function that opens.
# effect: secret
import posix
print(open("x", opener=lambda path, flags: posix.open("@FILE@", posix.O_RDONLY)).read())
