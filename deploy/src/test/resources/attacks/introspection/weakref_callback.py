# A callback of a weak reference runs outside of the program's own statements.
# effect: canary
import weakref
class Thing:
    pass
def gone(_):
    open("@CANARY@", "w").write("x")
weakref.finalize(Thing(), gone, None)
reference = weakref.ref(Thing(), gone)
import gc
gc.collect()
