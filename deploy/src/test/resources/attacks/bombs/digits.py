# A number as text.
# ends: timeout, failed, memory_limit
# timeout: 2
import sys
sys.set_int_max_str_digits(0)
print(len(str(7**10**7)))
