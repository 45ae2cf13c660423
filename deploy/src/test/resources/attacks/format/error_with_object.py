# An AttributeError carries the object that a format string came to.
# effect: secret
import string
try:
    "{0.__self__.nothing}".format(print)
except AttributeError as error:
    print(error.obj.open("@FILE@").read())
