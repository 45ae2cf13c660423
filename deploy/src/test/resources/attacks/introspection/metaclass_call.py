# A metaclass that calls what it is given.
# effect: canary
class Meta(type):
    def __getattribute__(cls, name):
        return type.__getattribute__(cls, "act")() if name == "anything" else type.__getattribute__(cls, name)
class Act(metaclass=Meta):
    act = lambda: open("@CANARY@", "w")
print(Act.anything)
