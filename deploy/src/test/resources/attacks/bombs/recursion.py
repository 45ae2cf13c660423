# A function that calls itself.
# ends: failed
# timeout: 20
def f():
    return f()
f()
