# A class whose __format__ acts.
# effect: secret
class Acts:
    def __format__(self, specification):
        return open(specification).read()
print(f"{Acts():@FILE@}")
