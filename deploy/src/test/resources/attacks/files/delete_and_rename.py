# Files of the host taken away.
# effect: secret file gone
import os, shutil
for act in (lambda: os.remove("@FILE@"), lambda: os.unlink("@FILE@"), lambda: os.rename("@FILE@", "@FILE@.x"), lambda: os.truncate("@FILE@", 0), lambda: os.remove("@FOLDER@/secret.py"), lambda: os.chmod("@FILE@", 0)):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__)
