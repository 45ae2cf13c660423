# The module of the interpreter's own helpers.
# effect: secret
import __graalpython__
for name in ("read_file", "load_file", "load_bytecode_file"):
    for arguments in (("@FILE@",), ("@FILE@", "@FILE@"), ("@FILE@", "x", 1)):
        try:
            print(getattr(__graalpython__, name)(*arguments))
        except Exception as error:
            print(name, type(error).__name__, error)
