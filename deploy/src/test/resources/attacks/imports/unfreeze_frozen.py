# Frozen modules and the importer of builtins.
# effect: secret
import _imp
print(_imp.get_frozen_object("os"))
specification = type(__import__("sys").__spec__)("posix", None)
print(_imp.create_builtin(specification).open("@FILE@", 0))
