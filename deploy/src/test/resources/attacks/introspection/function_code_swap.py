# A harmless function gets the code of another one.
# effect: secret
def harmless():
    return None
def harmful():
    return __builtins__.open("@FILE@").read() if hasattr(__builtins__, "open") else __builtins__["open"]("@FILE@").read()
harmless.__code__ = harmful.__code__
print(harmless())
