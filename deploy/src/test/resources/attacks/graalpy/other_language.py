# Code in every other language that a polyglot engine may know.
# effect: secret
import polyglot
for language in ("js", "ruby", "llvm", "wasm", "nfi", "R", "espresso", "regex", "python", "sl", "host", "internal"):
    for source in ("1", "load 'libc.so.6'", "default", "Java.type('java.lang.System').getenv()"):
        try:
            print(language, polyglot.eval(language=language, string=source))
        except Exception as error:
            print(language, type(error).__name__, error)
