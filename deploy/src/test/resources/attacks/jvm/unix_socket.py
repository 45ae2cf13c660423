# A Unix socket by its path.
# effect: contact
# loose: yes
import java
print(java.type("java.nio.channels.SocketChannel").open(java.type("java.net.UnixDomainSocketAddress").of("@SOCKET@")))
