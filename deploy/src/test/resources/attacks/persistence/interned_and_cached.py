# Texts that the engine keeps: names, patterns, sources.
# effect: secret
import linecache, re, sys
sys.intern("@KEPT@")
re.compile("@KEPT@")
linecache.cache["kept"] = (0, None, ["@KEPT@"], "kept")
exec("def f():\n    return '@KEPT@'")
#### next run
import linecache, re
print(linecache.cache, [getattr(re, name, None) for name in ("_cache", "_cache2")], linecache.getlines("kept"), linecache.getlines("program.py"))
