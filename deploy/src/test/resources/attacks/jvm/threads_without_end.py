# Threads of the system without end.
# ends: any
# timeout: 10
# loose: yes
import java
latch = java.type("java.util.concurrent.CountDownLatch")(1)
while True:
    try:
        java.type("java.lang.Thread").ofPlatform().daemon().stackSize(16384).start(lambda: latch.wait())
    except BaseException:
        pass
