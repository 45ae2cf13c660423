# A format string walks attributes.
# effect: secret
def f():
    pass
print("{0.__globals__}".format(f))
print("{0.__self__.__dict__}".format(print))
