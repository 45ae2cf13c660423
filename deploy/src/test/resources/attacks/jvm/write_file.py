# A file written by the host's own classes.
# effect: canary
# loose: yes
import java
java.type("java.nio.file.Files").writeString(java.type("java.nio.file.Path").of("@CANARY@"), "x")
