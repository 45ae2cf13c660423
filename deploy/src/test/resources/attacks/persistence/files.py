# Files in every place that may be writable.
# effect: secret
import os
for place in ("/workspace", "/tmp", "/dev/shm", ".", "/var/tmp", "/run", os.path.dirname(os.__file__)):
    try:
        with open(place + "/kept", "w") as file:
            file.write("@KEPT@")
    except OSError as error:
        print(place.count("/"), type(error).__name__)
#### next run
import os
for place in ("/workspace", "/tmp", "/dev/shm", ".", "/var/tmp", "/run", os.path.dirname(os.__file__)):
    try:
        print(open(place + "/kept").read())
    except OSError as error:
        print(place.count("/"), type(error).__name__)
