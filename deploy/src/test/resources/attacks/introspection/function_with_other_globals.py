# A function made of another one's code and the globals of a module of the library.
# effect: canary
import json.decoder
import types
def code():
    return open("@CANARY@", "w").write("x")
print(types.FunctionType(code.__code__, json.decoder.__dict__)())
