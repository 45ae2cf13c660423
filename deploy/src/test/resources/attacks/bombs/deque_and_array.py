# Memory by containers that are written in another language.
# ends: memory_limit
# timeout: 30
import array, collections, io
queue, numbers, stream = collections.deque(), array.array("d"), io.BytesIO()
while True:
    queue.extend(range(10_000))
    numbers.extend(range(10_000))
    stream.write(bytes(100_000))
