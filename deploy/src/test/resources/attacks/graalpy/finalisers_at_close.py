# Objects whose destructors run when the context is closed.
# effect: canary
import sys
class Last:
    def __del__(self):
        while True:
            try:
                open("@CANARY@", "w").write("x")
            except BaseException:
                pass
sys.last = Last()
