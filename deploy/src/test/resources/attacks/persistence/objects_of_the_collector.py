# All objects that the collector knows.
# effect: secret
kept = ["@KEPT@", {"@KEPT@": "@KEPT@"}]
class Kept:
    value = kept
#### next run
import gc
for each in gc.get_objects():
    if isinstance(each, (list, dict)) and "@WORD@" in repr(each)[:10_000]:
        print(each)
print([c.value for c in object.__subclasses__() if c.__name__ == "Kept"])
