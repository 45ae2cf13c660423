# The same by threads that were there before the worker restricted itself.
# effect: secret
# loose: yes
import java
Files, Path = java.type("java.nio.file.Files"), java.type("java.nio.file.Path")
def read(path):
    return java.type("java.lang.String")(Files.readAllBytes(Path.of(path)))
paths = ("@FILE@", "/proc/@SUPERVISOR@/environ", "/proc/@OTHER@/environ")
for path in paths:
    for run in (lambda: java.type("java.util.concurrent.ForkJoinPool").commonPool().submit(lambda: read(path)).get(), lambda: java.type("java.util.concurrent.CompletableFuture").supplyAsync(lambda: read(path)).get()):
        try:
            print(run())
        except BaseException as error:
            print(error)
