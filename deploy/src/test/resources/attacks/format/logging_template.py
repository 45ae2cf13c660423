# A record of the library's logging that walks attributes.
# effect: secret
import logging, sys
logging.basicConfig(format="{args[0].__globals__}", style="{", stream=sys.stdout)
def f():
    pass
logging.warning("x", f)
logging.warning(logging.Formatter("{module.__class__}", style="{"))
