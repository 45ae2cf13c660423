# Much garbage and little that lives.
# ends: timeout
# timeout: 2
while True:
    bytes(10_000_000)
