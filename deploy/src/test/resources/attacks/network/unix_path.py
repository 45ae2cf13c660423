# A Unix socket by its path.
# effect: contact
import _socket
connection = _socket.socket(1, _socket.SOCK_STREAM)
connection.connect("@SOCKET@")
print(connection.recv(100))
