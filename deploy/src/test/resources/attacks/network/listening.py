# A listener of the worker's own, for others to come in.
# effect: supervisor
import asyncio, socketserver, _socket
for act in (lambda: _socket.socket().bind(("127.0.0.1", 0)), lambda: socketserver.TCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler)):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__, error)
try:
    print(await asyncio.start_server(print, "127.0.0.1", 0))
except BaseException as error:
    print(type(error).__name__, error)
