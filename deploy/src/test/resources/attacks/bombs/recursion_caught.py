# The same without a limit, each error answered by another call.
# ends: timeout, memory_limit, failed
# timeout: 3
import sys
sys.setrecursionlimit(10**9)
def f():
    try:
        f()
    except BaseException:
        pass
    f()
f()
