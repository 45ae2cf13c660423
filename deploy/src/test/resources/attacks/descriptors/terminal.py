# Input for the terminal of the supervisor's user.
# effect: canary
import fcntl
for number in (0, 1, 2):
    for letter in b"touch @CANARY@\n":
        try:
            fcntl.ioctl(number, 0x5412, bytes([letter]))
        except (OSError, TypeError) as error:
            print(number, error)
            break
