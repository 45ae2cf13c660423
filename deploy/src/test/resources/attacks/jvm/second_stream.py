# A second connection to the supervisor's own socket.
# effect: supervisor
# loose: yes
import java
command = java.type("java.lang.ProcessHandle").current().info().commandLine().orElse("")
print(len(command))
for folder in ("/tmp", "/run", java.type("java.lang.System").getProperty("java.io.tmpdir")):
    for name in java.type("java.io.File")(folder).list() or ():
        print(folder, name)
