# The type statement's lazy scope and annotations of parameters.
# effect: secret
type Lazy = print.__self__.open("@FILE@").read()
print(Lazy.__value__)
def f[T: print.__self__.open("@FILE@").read()](x: T):
    pass
print(f.__type_params__[0].__bound__)
