# Many integers at once.
# ends: memory_limit, timeout
# timeout: 3
sorted(range(10**8))
