# A file by a channel, by a stream, by mapped memory.
# effect: secret
# loose: yes
import java
File = java.type("java.io.File")
for act in (lambda: java.type("java.io.RandomAccessFile")("@FILE@", "r").readLine(), lambda: java.type("java.util.Scanner")(File("@FILE@")).nextLine(), lambda: java.type("java.nio.file.Files").readAllLines(File("@FILE@").toPath()), lambda: java.type("java.util.Properties")().load(java.type("java.io.FileInputStream")("@FILE@"))):
    try:
        print(act())
    except BaseException as error:
        print(error)
