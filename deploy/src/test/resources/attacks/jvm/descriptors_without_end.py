# Descriptors without end.
# ends: any
# timeout: 5
# loose: yes
import java
rows = []
while True:
    try:
        rows.append(java.type("java.nio.channels.Pipe").open())
    except BaseException:
        pass
