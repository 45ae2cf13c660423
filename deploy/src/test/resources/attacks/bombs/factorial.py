# A product of the library.
# ends: timeout
# timeout: 1
import math
math.factorial(10**8)
