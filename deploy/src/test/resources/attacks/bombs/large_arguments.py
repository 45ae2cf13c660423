# Arguments larger than a message may be.
# ends: timeout, failed, memory_limit, completed, tool_call_limit
# timeout: 10
for size in (3_000_000, 30_000_000, 100_000_000):
    try:
        attacked.echo(text="x" * size)
    except Exception as error:
        print(type(error).__name__)
