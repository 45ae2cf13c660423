# The library on the disk and the worker's own jars, from which the next worker starts.
# effect: next run
# loose: yes
import java, json, textwrap
Files, Path, Append = java.type("java.nio.file.Files"), java.type("java.nio.file.Path"), java.type("java.nio.file.StandardOpenOption").APPEND
jars = java.type("java.lang.System").getProperty("java.class.path").split(":")
for path in [textwrap.__file__, json.__file__, *jars]:
    try:
        print(Files.writeString(Path.of(path), "\nplanted = 1\n", Append))
    except BaseException as error:
        print(path.rsplit("/")[-1], error)
for module in (textwrap, json):
    try:
        # A source without its compiled form is compiled anew.
        print(Files.delete(Path.of(module.__cached__)))
    except BaseException as error:
        print(error)
