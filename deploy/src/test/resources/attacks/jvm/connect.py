# A connection by the host's own classes.
# effect: contact
# loose: yes
import java
socket = java.type("java.net.Socket")("127.0.0.1", @PORT@)
socket.getOutputStream().write(1)
print(java.type("java.lang.String")(socket.getInputStream().readNBytes(40)))
