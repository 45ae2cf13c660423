# Signals to the supervisor.
# effect: supervisor
import os, posix
for number in (0, 19, 15, 9):
    for kill in (os.kill, posix.kill):
        try:
            print(kill(@SUPERVISOR@, number))
        except OSError as error:
            print(number, error)
