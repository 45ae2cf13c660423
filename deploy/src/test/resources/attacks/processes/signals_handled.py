# Handlers of signals and timers.
# effect: canary
import _signal, signal
for act in (lambda: _signal.signal(15, lambda *_: open("@CANARY@", "w")), lambda: _signal.alarm(1), lambda: _signal.setitimer(0, 0.1), lambda: signal.signal(signal.SIGTERM, print), lambda: _signal.raise_signal(15), lambda: _signal.pthread_kill(1, 9)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
