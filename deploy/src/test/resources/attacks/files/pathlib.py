# The same by paths as objects.
# effect: secret
import pathlib
print([str(each) for each in pathlib.Path("@FOLDER@").iterdir()])
print(pathlib.Path("@FILE@").read_text())
