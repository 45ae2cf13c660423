# The environment of the worker.
# effect: secret
# loose: yes
import java
print(java.type("java.lang.System").getenv())
print(java.type("java.lang.System").getProperties())
