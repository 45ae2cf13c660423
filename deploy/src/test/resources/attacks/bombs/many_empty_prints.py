# Output without end in the smallest pieces.
# ends: timeout, output_limit
# timeout: 5
import sys
while True:
    sys.stdout.write("x")
    sys.stdout.flush()
