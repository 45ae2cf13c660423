# The source of a module on the disk.
# effect: next run
import json.decoder, textwrap
for module in (json.decoder, textwrap):
    with open(module.__file__, "a") as file:
        file.write("\nplanted = 1\n")
