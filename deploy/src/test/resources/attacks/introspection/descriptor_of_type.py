# Attributes by their descriptors, where names of attributes are watched.
# effect: secret
module = object.__getattribute__(print, "__self__")
opened = module.__dict__["op" + "en"]("@FILE@")
print(type(opened).__mro__[0].__dict__["read"](opened))
