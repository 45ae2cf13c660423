# A process by the host's own classes.
# effect: canary
# loose: yes
import java
process = java.type("java.lang.ProcessBuilder")(["sh", "-c", "touch @CANARY@; cat @FILE@"]).start()
print(java.type("java.lang.String")(process.getInputStream().readAllBytes()))
