# A native module by its path.
# effect: canary
import _imp
from importlib.machinery import ExtensionFileLoader, ModuleSpec
for path in ("@FOLDER@/evil.so", "/lib/x86_64-linux-gnu/libc.so.6"):
    specification = ModuleSpec("evil", ExtensionFileLoader("evil", path), origin=path)
    for load in (lambda: _imp.create_dynamic(specification), lambda: specification.loader.create_module(specification)):
        try:
            print(load())
        except Exception as error:
            print(type(error).__name__, error)
