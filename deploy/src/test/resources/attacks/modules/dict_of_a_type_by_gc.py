# The dictionary behind the proxy of a builtin type.
# effect: next run
import gc
for proxy in (str.__dict__, int.__dict__):
    for each in gc.get_referents(proxy):
        print(type(each))
        if isinstance(each, dict):
            each["upper"] = each["__add__"] = lambda *_: "poisoned"
class Takes:
    def __eq__(self, other):
        other["upper"] = lambda *_: "poisoned"
        return True
print(str.__dict__ == Takes(), str.__dict__ | Takes() if hasattr(Takes, "__ror__") else None)
