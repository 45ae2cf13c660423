# The interpreter's streams, and what lies below them.
# effect: supervisor
import sys
for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
    stream.buffer.raw.write(b'{"jsonrpc":"2.0","id":1,"result":{}}\n')
    stream.buffer.write(b"\xff\xfe\x00\n")
sys.stdout.detach()
sys.stderr.close()
