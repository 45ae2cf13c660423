# A module that is put beside those of the library, or beside the program.
# effect: next run
import os, sys
for folder in [*sys.path, os.path.dirname(os.__file__), "/workspace", "."]:
    for act in (lambda: open(folder + "/planted.py", "w").write("x = 1"), lambda: os.mkdir(folder + "/planted"), lambda: os.rename(folder + "/textwrap.py", folder + "/x.py")):
        try:
            print(act())
        except Exception as error:
            print(type(error).__name__)
