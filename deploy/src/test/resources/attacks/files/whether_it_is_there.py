# Whether a file exists, how large it is, who owns it.
# effect: secret
import os
found = [os.path.exists("@FILE@"), os.access("@FILE@", os.R_OK)]
for act in (os.stat, os.lstat, os.path.getsize, os.path.getmtime, os.readlink, os.listdir):
    try:
        found.append(act("@FILE@"))
    except OSError as error:
        found.append(str(error))
if found[0] or found[1]:
    print("@EXISTS@")
print(os.getcwd(), os.path.abspath("x"), os.path.realpath("."), found)
