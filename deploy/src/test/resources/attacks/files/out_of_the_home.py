# From the interpreter's home upwards, by steps and by links.
# effect: secret
import os
home = os.path.dirname(os.__file__)
steps = "/.." * 12
for path in (home + steps + "@FILE@", home + "/json" + steps + "@FILE@", home + "/./" + steps + "/" + "@FILE@", home + "/x" + steps + "@FILE@", "file:" + home + steps + "@FILE@", home + "\\..\\.." , home + "/%2e%2e" * 12 + "@FILE@"):
    try:
        print(open(path).read())
    except (OSError, ValueError) as error:
        print(type(error).__name__)
