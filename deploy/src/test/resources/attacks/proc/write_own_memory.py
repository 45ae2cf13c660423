# Writes into the worker's own code.
# effect: supervisor
with open("/proc/self/mem", "r+b") as memory:
    memory.seek(0x400000)
    memory.write(b"\xcc" * 4096)
