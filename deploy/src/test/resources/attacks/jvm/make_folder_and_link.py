# Folders, links, named pipes.
# effect: canary
# loose: yes
import java
Files, Path = java.type("java.nio.file.Files"), java.type("java.nio.file.Path")
for act in (lambda: Files.createDirectory(Path.of("@CANARY@")), lambda: Files.createSymbolicLink(Path.of("@CANARY@"), Path.of("/")), lambda: Files.createLink(Path.of("@CANARY@"), Path.of("@FILE@")), lambda: Files.copy(Path.of("@FILE@"), Path.of("@CANARY@")), lambda: Files.move(Path.of("@FILE@"), Path.of("@CANARY@"))):
    try:
        print(act())
    except BaseException as error:
        print(error)
