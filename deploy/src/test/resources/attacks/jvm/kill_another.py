# A signal to another process of the same user.
# effect: other dead
# loose: yes
import java
java.type("java.lang.ProcessHandle").of(@OTHER@).get().destroyForcibly()
