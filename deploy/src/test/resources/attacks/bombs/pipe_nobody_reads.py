# A pipe that fills up.
# ends: timeout, failed, memory_limit
# timeout: 3
import os
reader, writer = os.pipe()
while True:
    os.write(writer, bytes(100_000))
