# A file by another process's root, working folder and descriptors.
# effect: secret
import os
for way in ("root@FILE@", "cwd/secret", "fd/0", "fd/3"):
    for process in ("@OTHER@", "@SUPERVISOR@", "self", "1"):
        try:
            print(open(f"/proc/{process}/{way}").read(1000))
        except (OSError, ValueError) as error:
            print(process, way, error)
