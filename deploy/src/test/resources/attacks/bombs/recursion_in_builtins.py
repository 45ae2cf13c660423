# Recursion inside of builtins, where no frame is counted.
# ends: failed, timeout, memory_limit, completed
# timeout: 5
import copy, functools
deep = functools.reduce(lambda inner, _: [inner], range(200_000), [])
for act in (lambda: repr(deep), lambda: deep == copy.copy(deep) + [], lambda: copy.deepcopy(deep), lambda: hash(functools.reduce(lambda inner, _: (inner,), range(1_000_000), ())), lambda: isinstance(1, functools.reduce(lambda inner, _: (inner,), range(1_000_000), (int,)))):
    try:
        act()
    except (RecursionError, MemoryError) as error:
        print(type(error).__name__)
