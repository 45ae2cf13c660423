# A builtin that collects an iterator without end.
# ends: memory_limit, timeout
# timeout: 10
import itertools
",".join(itertools.repeat("x" * 100))
