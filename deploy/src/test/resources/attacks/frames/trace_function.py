# A trace function sees every step of the functions around the program.
# effect: secret
import sys
seen = []
def trace(frame, event, argument):
    seen.append((event, frame.f_code.co_name))
    return trace
sys.settrace(trace)
sys.setprofile(lambda frame, event, argument: seen.append(event))
print(open("@FILE@").read())
