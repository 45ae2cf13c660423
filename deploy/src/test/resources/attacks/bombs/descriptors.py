# Descriptors without end.
# ends: failed, timeout, memory_limit, completed
# timeout: 3
import os
pipes = []
try:
    for _ in range(100_000):
        pipes.append(os.pipe())
except OSError as error:
    print(type(error).__name__)
