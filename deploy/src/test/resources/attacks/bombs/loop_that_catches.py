# A loop that catches everything.
# ends: timeout
# timeout: 1
while True:
    try:
        while True:
            pass
    except BaseException:
        continue
