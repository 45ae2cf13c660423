# A Unix socket by its abstract name, which no file system hides.
# effect: contact
import _socket
connection = _socket.socket(1, _socket.SOCK_STREAM)
connection.connect("\0@ABSTRACT@")
print(connection.recv(100))
