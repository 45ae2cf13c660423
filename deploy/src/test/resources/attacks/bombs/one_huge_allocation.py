# Allocations that no heap holds: each must be an error that a program can catch.
# ends: completed
caught = 0
for make in (lambda: bytes(2**31 - 1), lambda: [0] * (2**31 - 1), lambda: "x" * (2**31 - 1), lambda: bytearray(2**31 - 1), lambda: (0,) * (2**31 - 1)):
    try:
        make()
    except (MemoryError, OverflowError):
        caught += 1
print(caught)
