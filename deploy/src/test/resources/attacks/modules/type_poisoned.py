# Methods of builtin types.
# effect: next run
for kind, name in ((str, "upper"), (dict, "get"), (int, "__add__"), (list, "append"), (object, "__eq__"), (type, "__call__")):
    try:
        setattr(kind, name, lambda *_: "poisoned")
    except TypeError as error:
        print(error)
    try:
        kind.__dict__[name] = None
    except TypeError as error:
        print(error)
