# The streams of the process, which the supervisor reads.
# effect: supervisor
# loose: yes
import java
System = java.type("java.lang.System")
for stream in (System.out, System.err):
    for _ in range(1000):
        stream.println('{"jsonrpc":"2.0","id":1,"result":{"forged":true}}')
        stream.println("x" * 1000)
System.out.flush()
