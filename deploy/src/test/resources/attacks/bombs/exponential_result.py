# A result that is small until it is written out.
# ends: output_limit, memory_limit, timeout
# timeout: 10
value = ["x"]
for _ in range(40):
    value = [value, value]
value
