# An exception group that lies about its type while except* splits it.
# effect: secret
class Group(ExceptionGroup):
    def split(self, _):
        return (print.__self__.open, None)
    def derive(self, each):
        return print.__self__.open
try:
    try:
        raise Group("x", [ValueError(1)])
    except* ValueError as caught:
        print(caught, caught("@FILE@").read())
except BaseException as error:
    print(type(error).__name__, error)
