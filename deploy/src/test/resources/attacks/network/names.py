# Names of hosts: a query is a message, too.
# effect: contact
import _socket
for act in (lambda: _socket.getaddrinfo("@WORD@.localhost", 80), lambda: _socket.gethostbyname("localhost"), lambda: _socket.gethostbyaddr("127.0.0.1"), lambda: _socket.getnameinfo(("127.0.0.1", 80), 0), lambda: _socket.gethostname()):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
