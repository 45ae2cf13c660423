# A builtin that runs without a step of Python.
# ends: timeout
# timeout: 1
sum(range(10**12))
