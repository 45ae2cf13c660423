# Names of hosts.
# effect: supervisor
# loose: yes
import java
print(java.type("java.net.InetAddress").getAllByName("localhost"), java.type("java.net.InetAddress").getLocalHost(), list(java.type("java.net.NetworkInterface").networkInterfaces().toList()))
