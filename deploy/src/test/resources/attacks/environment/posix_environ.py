# The table below it.
# effect: secret
import posix
print(posix.environ)
