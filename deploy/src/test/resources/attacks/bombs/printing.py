# Output without end.
# ends: output_limit
# timeout: 30
while True:
    print("x" * 10_000)
