# Every number that may be an open descriptor.
# effect: secret
import os
for number in range(64):
    if number == 0:
        continue
    try:
        os.set_blocking(number, False)
        print(number, os.read(number, 1000))
    except OSError as error:
        print(number, error)
