# Processes of the library.
# effect: canary
import multiprocessing
def act():
    open("@CANARY@", "w").write("x")
for method in ("fork", "spawn", "forkserver", "graalpy"):
    try:
        process = multiprocessing.get_context(method).Process(target=act)
        process.start()
        process.join(2)
    except Exception as error:
        print(method, type(error).__name__, error)
