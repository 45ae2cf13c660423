# Garbage in circles, with the collector switched off.
# ends: timeout, memory_limit
# timeout: 3
import gc
gc.disable()
while True:
    a = [bytes(1000)]
    a.append(a)
