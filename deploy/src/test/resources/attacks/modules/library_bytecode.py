# The compiled form of a module on the disk.
# effect: next run
import textwrap, importlib.util, py_compile
cached = importlib.util.cache_from_source(textwrap.__file__)
for act in (lambda: open(cached, "wb").write(b"planted"), lambda: py_compile.compile(textwrap.__file__, cached), lambda: __import__("os").remove(cached)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
