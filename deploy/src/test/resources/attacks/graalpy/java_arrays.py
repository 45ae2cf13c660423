# Arrays of the host.
# effect: supervisor
import jarray
for make in (lambda: jarray.zeros(3, "i"), lambda: jarray.zeros(-1, "i"), lambda: jarray.array([1, "x"], "i"), lambda: jarray.zeros(2**31, "d")):
    try:
        print(len(make()))
    except Exception as error:
        print(type(error).__name__, error)
