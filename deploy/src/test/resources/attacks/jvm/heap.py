# The heap filled by the host's own objects.
# ends: any
# timeout: 20
# loose: yes
import java
rows = java.type("java.util.ArrayList")()
while True:
    try:
        rows.add(java.type("java.lang.reflect.Array").newInstance(java.type("java.lang.Long").TYPE, 100_000))
    except BaseException:
        pass
