# Threads, by each of their modules.
# effect: canary
import threading, _thread
def act():
    open("@CANARY@", "w").write("x")
for start in (lambda: threading.Thread(target=act).start(), lambda: threading.Timer(0, act).start(), lambda: _thread.start_new_thread(act, ()), lambda: _thread.start_new(act, ()), lambda: threading._start_new_thread(act, ()), lambda: __import__("asyncio").run(__import__("asyncio").to_thread(act))):
    try:
        print(start())
    except Exception as error:
        print(type(error).__name__, error)
