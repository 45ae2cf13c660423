# The plain way.
# effect: secret
import os
print(os.listdir("@FOLDER@"))
print(os.read(os.open("@FILE@", os.O_RDONLY), 1000))
