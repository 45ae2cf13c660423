# format_map with a mapping that decides what it holds.
# effect: secret
class Any(dict):
    def __missing__(self, key):
        return print.__self__.open("@FILE@").read()
print("{anything}".format_map(Any()))
