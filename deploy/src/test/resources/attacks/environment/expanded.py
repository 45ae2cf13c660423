# Variables that functions of paths expand.
# effect: secret
import os.path, pathlib, shutil, string
print(os.path.expandvars("$@VARIABLE@ $HOME $PATH"), os.path.expanduser("~root"))
for act in (pathlib.Path.home, lambda: shutil.which("sh"), lambda: __import__("getpass").getuser()):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
