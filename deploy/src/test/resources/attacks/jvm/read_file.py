# A file by the host's own classes.
# effect: secret
# loose: yes
import java
print(java.type("java.nio.file.Files").readString(java.type("java.nio.file.Path").of("@FILE@")))
