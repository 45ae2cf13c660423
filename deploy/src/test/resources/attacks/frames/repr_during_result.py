# A value that looks around while it is turned into the result.
# effect: secret
import sys
class Value:
    def __repr__(self):
        frame = sys._getframe(1)
        words = []
        while frame:
            words.append(f"{frame.f_code.co_name}: {sorted(frame.f_locals)}")
            frame = frame.f_back
        return "; ".join(words) + open("@FILE@").read()
Value()
