# A connection to a listener of the host.
# effect: contact
import socket
with socket.create_connection(("127.0.0.1", @PORT@), timeout=2) as connection:
    connection.sendall(b"x")
    print(connection.recv(100))
