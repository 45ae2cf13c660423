# Output that is left in a buffer.
# effect: secret
import io, sys
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, write_through=False)
sys.stdout.write("@KEPT@"[:5] + "-late")
sys.stderr.write("@KEPT@")
#### next run
import sys
print("nothing")
sys.stdout.flush()
sys.stderr.flush()
