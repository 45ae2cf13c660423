# Code that runs when classes are made.
# effect: canary
class Name:
    def __set_name__(self, owner, name):
        print.__self__.open("@CANARY@", "w")
class Base:
    def __init_subclass__(cls):
        print.__self__.open("@CANARY@", "w")
class Derived(Base):
    pass
class Other:
    x = Name()
