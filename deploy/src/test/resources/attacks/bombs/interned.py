# Names and numbers that are kept for ever.
# ends: memory_limit, timeout
# timeout: 20
import sys
n = 0
rows = bytes(150_000_000)
while True:
    n += 1
    sys.intern(f"name{n}" * 20)
    setattr(sys, f"name{n}", n)
