# The same by the formatter that is written in Python.
# effect: secret
import string
try:
    string.Formatter().format("{0.__self__.nothing}", print)
except AttributeError as error:
    print(error.name, error.obj.open("@FILE@").read())
