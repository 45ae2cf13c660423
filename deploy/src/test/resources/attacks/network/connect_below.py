# The same by the module below socket.
# effect: contact
import _socket
connection = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
connection.connect(("127.0.0.1", @PORT@))
connection.send(b"x")
print(connection.recv(100))
