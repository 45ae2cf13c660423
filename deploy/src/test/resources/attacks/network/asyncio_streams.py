# asyncio's connections.
# effect: contact
import asyncio
for act in (lambda: asyncio.open_connection("127.0.0.1", @PORT@), lambda: asyncio.open_unix_connection("@SOCKET@"), lambda: asyncio.get_running_loop().create_datagram_endpoint(asyncio.DatagramProtocol, remote_addr=("127.0.0.1", @UDP@))):
    try:
        reader, writer = await asyncio.wait_for(act(), 2)
        writer.write(b"x")
    except BaseException as error:
        print(type(error).__name__, error)
