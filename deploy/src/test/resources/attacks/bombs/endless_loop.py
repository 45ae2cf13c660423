# Nothing but a loop.
# ends: timeout
# timeout: 1
while True:
    pass
