# Memory outside of the heap.
# ends: any
# timeout: 20
# loose: yes
import java
rows = []
while True:
    buffer = java.type("java.nio.ByteBuffer").allocateDirect(50_000_000)
    rows.append(buffer)
    for at in range(0, 50_000_000, 4096):
        buffer.put(at, 1)
