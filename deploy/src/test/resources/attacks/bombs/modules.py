# Modules and code frames without end.
# ends: memory_limit, timeout
# timeout: 5
import sys, types
n = 0
while True:
    n += 1
    sys.modules[f"planted{n}"] = types.ModuleType(f"planted{n}")
    sys._getframe().f_globals[f"name{n}"] = [n] * 100
