# A function of the prelude that waits for the next program.
# effect: secret
import sys
bridge = sys._getframe(1).f_locals["bridge"]
old = bridge.prepare
def prepare(code, *rest):
    print("@KEPT@", code)
    return old(code, *rest)
bridge.prepare = prepare
#### next run
print("nothing")
