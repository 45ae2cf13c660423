# Code compiled without end, which the engine keeps.
# ends: memory_limit, timeout
# timeout: 10
n = 0
while True:
    n += 1
    exec(compile(f"def f{n}(a, b={n}):\n  return [a * b + {n} for _ in range({n})]", f"file{n}", "exec"))
