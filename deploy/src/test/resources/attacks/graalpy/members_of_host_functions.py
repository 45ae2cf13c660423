# The few host values that there are: their members, their class, what they inherit.
# effect: secret
import polyglot, sys
bridge = sys._getframe(1).f_locals["bridge"]
function = bridge.time_zone
print(repr(function), type(function).__mro__, dir(function))
for name in ("getClass", "class", "execute", "invoke", "apply", "getPolyglotBindings", "this$0", "wait", "arg$1"):
    for read in (getattr, polyglot.__read__, polyglot.__invoke__):
        try:
            print(name, read(function, name))
        except Exception as error:
            print(name, type(error).__name__, error)
