# Keys that all have one hash.
# ends: timeout, completed
# timeout: 2
class Key:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self is other
len({Key(): 1 for _ in range(100_000)})
