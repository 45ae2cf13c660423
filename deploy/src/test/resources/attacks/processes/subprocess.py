# The library's module for processes.
# effect: secret
import subprocess
print(subprocess.run("cat @FILE@; touch @CANARY@", shell=True, capture_output=True, text=True))
