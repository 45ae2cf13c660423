# A descriptor sent over a socket.
# effect: secret
import array, _socket
connection = _socket.socket(1, 1)
connection.connect("@SOCKET@")
connection.sendmsg([b"x"], [(1, 1, array.array("i", [0, 1, 2]))])
print(connection.recv(1000))
