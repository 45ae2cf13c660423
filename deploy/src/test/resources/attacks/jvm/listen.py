# A listener of the worker's own.
# effect: supervisor
# loose: yes
import java
java.type("java.net.ServerSocket")(0).accept()
