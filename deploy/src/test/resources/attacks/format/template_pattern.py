# A template with a pattern of its own, and what the module that holds it imports.
# effect: secret
import string
print(getattr(string, "_re").sys if hasattr(string._re, "sys") else vars(string._re.enum)["sys"].modules["posix"].open("@FILE@", 0))
