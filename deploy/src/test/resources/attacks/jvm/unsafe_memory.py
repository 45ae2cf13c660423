# The worker's own memory, written at random.
# effect: supervisor
# loose: yes
import java
field = java.type("java.lang.Class").forName("sun.misc.Unsafe").getDeclaredField("theUnsafe")
field.setAccessible(True)
unsafe = field.get(None)
for address in range(4096, 1 << 20, 4096):
    unsafe.putLong(address, -1)
