# The function below subprocess.
# effect: canary
import _posixsubprocess, os
reader, writer = os.pipe()
print(_posixsubprocess.fork_exec([b"/bin/sh", b"-c", b"touch @CANARY@"], [b"/bin/sh"], True, (writer,), None, None, -1, -1, -1, -1, -1, -1, reader, writer, False, False, -1, None, None, -1, -1, None, False))
