# Threads without end.
# ends: timeout
# timeout: 1
import _thread
while True:
    try:
        _thread.start_new_thread(lambda: None, ())
    except Exception:
        pass
