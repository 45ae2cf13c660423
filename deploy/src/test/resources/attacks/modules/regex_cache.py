# Caches of the library.
# effect: next run
import functools, re
for name in ("_cache", "_cache2"):
    cache = getattr(re, name, None)
    if cache is not None:
        cache[(str, r"[a-z]+", 0)] = re.compile("poisoned")
re._compile = lambda *_: re.compile("poisoned")
