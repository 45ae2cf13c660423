# The same listener by IPv6.
# effect: contact
import _socket
connection = _socket.socket(_socket.AF_INET6, _socket.SOCK_STREAM)
connection.connect(("::ffff:127.0.0.1", @PORT@))
connection.send(b"x")
