# Temporary files.
# effect: canary
import shutil, tempfile
for act in (lambda: tempfile.mkdtemp(dir="@FOLDER@"), lambda: tempfile.NamedTemporaryFile(dir="/tmp").write(b"x"), lambda: tempfile.TemporaryFile(dir="/dev/shm").write(b"x"), lambda: shutil.copy("@FILE@", "@CANARY@"), lambda: shutil.move("@FILE@", "@CANARY@")):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__)
