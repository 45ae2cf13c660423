# Frames of all threads.
# effect: secret
import sys
for identity, frame in sys._current_frames().items():
    print(identity, frame.f_code.co_name)
print(sys._current_exceptions())
