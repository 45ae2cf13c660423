# Classes that extend host classes.
# effect: canary
import __graalpython__
for make in (__graalpython__.build_java_class, __graalpython__.build_new_style_java_class):
    try:
        print(make({"run": lambda self: open("@CANARY@", "w")}, "Evil", object))
    except Exception as error:
        print(type(error).__name__, error)
try:
    class Thread(__import__("java").type("java.lang.Thread")):
        def run(self):
            open("@CANARY@", "w")
    Thread().start()
except Exception as error:
    print(type(error).__name__, error)
