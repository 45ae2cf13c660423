# A value whose conversion never ends.
# ends: timeout, memory_limit
# timeout: 2
class Endless(dict):
    def items(self):
        while True:
            yield "a", 1
    def __iter__(self):
        while True:
            yield "a"
    def __len__(self):
        return 1
[Endless(), (each for each in iter(int, 1))]
