# The same by channels, plain and asynchronous, and by IPv6.
# effect: contact
# loose: yes
import java
Address = java.type("java.net.InetSocketAddress")
for act in (lambda: java.type("java.nio.channels.SocketChannel").open(Address("127.0.0.1", @PORT@)), lambda: java.type("java.nio.channels.AsynchronousSocketChannel").open().connect(Address("127.0.0.1", @PORT@)).get(), lambda: java.type("java.net.Socket")("::1", @PORT@), lambda: java.type("java.net.URI")("http://127.0.0.1:@PORT@/").toURL().openStream()):
    try:
        print(act())
    except BaseException as error:
        print(error)
