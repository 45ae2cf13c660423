# All processors busy at once.
# ends: any
# timeout: 3
# loose: yes
import java
source = java.type("java.util.stream.LongStream").range(0, 1 << 60).parallel()
print(source.filter(lambda n: False).count())
