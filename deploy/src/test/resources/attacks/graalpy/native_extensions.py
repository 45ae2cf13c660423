# The loader of native extensions and its tools.
# effect: canary
import __graalpython__
print(__graalpython__.native_access_is_available(), __graalpython__.determine_system_toolchain())
for name in ("_testcapi", "_ctypes", "_sqlite3", "_bz2", "pyexpat", "_cpython_sre", "termios", "graalpy_virtualenv"):
    try:
        print(__import__(name))
    except Exception as error:
        print(name, type(error).__name__, error)
