# A name that is one text when it is checked and another when it is used.
# effect: secret
class Two(str):
    def startswith(self, *_):
        return False
    def __eq__(self, other):
        return str.__eq__(self, other)
    __hash__ = str.__hash__
print(getattr(print, Two("__self__")).open("@FILE@").read())
