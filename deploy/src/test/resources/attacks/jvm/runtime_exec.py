# The older way.
# effect: canary
# loose: yes
import java
java.type("java.lang.Runtime").getRuntime().exec(["/bin/sh", "-c", "touch @CANARY@"]).waitFor()
