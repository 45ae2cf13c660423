# The environment of the supervisor, by /proc.
# effect: secret
# loose: yes
import java
Files, Path = java.type("java.nio.file.Files"), java.type("java.nio.file.Path")
processes = ["@SUPERVISOR@", "@OTHER@", "1"] + [str(each.pid()) for each in java.type("java.lang.ProcessHandle").allProcesses().toList()]
for process in processes:
    for name in ("environ", "cmdline"):
        try:
            print(process, java.type("java.lang.String")(Files.readAllBytes(Path.of(f"/proc/{process}/{name}"))))
        except BaseException as error:
            print(process, error)
