# The same without the virtual machine's own count.
# ends: any
# timeout: 20
# loose: yes
import java
arena = getattr(java.type("java.lang.foreign.Arena"), "global")()
while True:
    arena.allocate(50_000_000).fill(1)
