# What the interpreter tells of memory and time.
# effect: supervisor
import resource, sys
for act in (lambda: sys.getsizeof([]), lambda: resource.getrusage(0), lambda: resource.getrlimit(7), lambda: resource.setrlimit(7, (1, 1))):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
