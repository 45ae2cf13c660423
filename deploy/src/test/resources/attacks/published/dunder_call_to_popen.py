# Calls of double-underscore methods instead of attributes, down to Popen.
# effect: canary
classes = object.__getattribute__((), "__class__").__mro__[-1].__subclasses__()
import subprocess
found = [c for c in classes + [subprocess.Popen] if c.__name__ == "Popen"]
found[0](["sh", "-c", "echo x > @CANARY@"])
