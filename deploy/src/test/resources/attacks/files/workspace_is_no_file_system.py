# The folder that programs are told of.
# effect: next run
import os
for act in (lambda: open("/workspace/planted", "w"), lambda: open("planted", "w"), lambda: os.mkdir("planted"), lambda: os.chdir("/tmp"), lambda: os.chdir("/workspace")):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__, error)
