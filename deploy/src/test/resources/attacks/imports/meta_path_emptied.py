# Without the finders that stand before the library's own.
# effect: contact
import sys
sys.meta_path[:] = [each for each in sys.meta_path if isinstance(each, type)]
for name in ("socket", "subprocess", "ssl"):
    sys.modules.pop(name, None)
import socket
socket.create_connection(("127.0.0.1", @PORT@)).send(b"x")
