# A link in the interpreter's home that leads out.
# effect: secret
import os
home = os.path.dirname(os.__file__)
for act in (lambda: os.symlink("@FILE@", home + "/link"), lambda: os.link("@FILE@", home + "/link"), lambda: os.rename("@FILE@", home + "/link"), lambda: os.replace(home + "/os.py", "@CANARY@")):
    try:
        print(act())
        print(open(home + "/link").read())
    except OSError as error:
        print(type(error).__name__)
