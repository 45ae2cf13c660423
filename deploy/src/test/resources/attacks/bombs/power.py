# One operation that takes for ever.
# ends: timeout
# timeout: 1
10**10**8
