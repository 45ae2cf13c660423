# Limits of the interpreter, taken off.
# effect: supervisor
import sys
sys.setrecursionlimit(2**31 - 1)
sys.set_int_max_str_digits(0)
sys.setswitchinterval(1e-9)
print(len(str(10**5000)))
