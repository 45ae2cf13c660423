# The line editor reads and writes a file.
# effect: secret
import readline
for act in (lambda: readline.read_history_file("@FILE@"), lambda: readline.write_history_file("@CANARY@"), lambda: readline.get_history_item(1)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
