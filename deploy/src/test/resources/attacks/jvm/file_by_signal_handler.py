# A file by the thread that the JVM has for signals, which was there before the worker restricted itself.
# effect: secret
# loose: yes
import java
Files, Path = java.type("java.nio.file.Files"), java.type("java.nio.file.Path")
Signal = java.type("sun.misc.Signal")
answers = java.type("java.util.concurrent.LinkedBlockingQueue")()
def read(signal):
    try:
        answers.add(str(Files.readString(Path.of("@FILE@"))))
    except BaseException as error:
        answers.add(str(error))
for name in ("USR2", "WINCH", "HUP"):
    try:
        Signal.handle(Signal(name), read)
        getattr(Signal, "raise")(Signal(name))
        print(name, answers.poll(2, java.type("java.util.concurrent.TimeUnit").SECONDS))
    except BaseException as error:
        print(name, error)
