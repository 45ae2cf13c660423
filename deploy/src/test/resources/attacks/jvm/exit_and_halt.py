# The worker ends itself in the middle of a run.
# effect: supervisor
# loose: yes
import java
java.type("java.lang.Runtime").getRuntime().halt(0)
