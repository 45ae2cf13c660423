# Names that end up in generated code of the library.
# effect: canary
import collections
print(collections.namedtuple("T", ["a", "b"], module="open('@CANARY@', 'w')"))
collections.namedtuple("T", "a", defaults=[print.__self__.open("@CANARY@", "w")])
