# A list of all products.
# ends: memory_limit, timeout
# timeout: 10
import itertools
list(itertools.product(range(100), repeat=5))
