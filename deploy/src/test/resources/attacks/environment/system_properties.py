# The properties of the host's virtual machine.
# effect: secret
import java
print(java.type("java.lang.System").getProperties(), java.type("java.lang.System").getenv())
