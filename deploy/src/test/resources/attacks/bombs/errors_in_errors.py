# A chain of a hundred thousand errors, in groups.
# ends: failed, timeout, memory_limit
# timeout: 10
error = ValueError("x" * 1000)
for _ in range(100_000):
    outer = ValueError("y" * 1000)
    outer.__context__ = error
    error = outer
raise ExceptionGroup("z" * 1000, [error, ExceptionGroup("w", [error] * 1000)])
