# A command of the shell.
# effect: canary
import os
print(os.system("echo x > @CANARY@"))
