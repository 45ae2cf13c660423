# A datagram by the host's own classes.
# effect: contact
# loose: yes
import java
packet = java.type("java.net.DatagramPacket")(bytearray(b"x"), 1, java.type("java.net.InetAddress").getLoopbackAddress(), @UDP@)
java.type("java.net.DatagramSocket")().send(packet)
