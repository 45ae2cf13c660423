# The old formatting with a mapping that acts.
# effect: canary
class Acts(dict):
    def __getitem__(self, key):
        return open("@CANARY@", "w")
print("%(x)s" % Acts())
