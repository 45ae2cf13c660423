# setattr replaces the code of a function that the sandbox itself may call.
# effect: canary
import json
def acts(*_, **__):
    open("@CANARY@", "w").write("x")
for name in ("dumps", "loads"):
    setattr(getattr(json, name), "__code__", acts.__code__)
json.dumps(1)
