# Archives read and written.
# effect: canary
import tarfile, zipfile, shutil
for act in (lambda: zipfile.ZipFile("@CANARY@", "w").writestr("x", "x"), lambda: tarfile.open("@CANARY@", "w"), lambda: tarfile.open("@FOLDER@/x.tar").extractall("/"), lambda: shutil.make_archive("@CANARY@", "zip", "@FOLDER@")):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__)
