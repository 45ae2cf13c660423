# A program that catches what tells it of the end of memory.
# ends: memory_limit, timeout
# timeout: 10
rows = []
while True:
    try:
        while True:
            rows.append([len(rows)] * 1000)
    except BaseException:
        pass
