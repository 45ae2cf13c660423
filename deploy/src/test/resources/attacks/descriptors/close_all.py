# All descriptors closed.
# effect: supervisor
import os
for number in range(256):
    try:
        os.close(number)
    except OSError:
        pass
print("closed")
