# A module of the library that holds a forbidden one: an allowed import is enough.
# effect: secret
import random
print(random._os.listdir("@FOLDER@"), random._os.open("@FILE@", 0))
