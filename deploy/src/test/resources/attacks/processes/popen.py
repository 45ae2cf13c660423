# A command with its output.
# effect: secret
import os
print(os.popen("cat @FILE@; echo x > @CANARY@").read())
