# The other stream without end.
# ends: output_limit, timeout
# timeout: 10
import sys
while True:
    sys.stderr.write("x" * 10_000)
