# Files of the host deleted.
# effect: secret file gone
# loose: yes
import java
java.type("java.nio.file.Files").delete(java.type("java.nio.file.Path").of("@FILE@"))
