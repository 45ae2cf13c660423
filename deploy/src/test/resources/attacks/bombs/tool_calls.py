# Calls without end, one after the other.
# ends: timeout, failed, tool_call_limit
# timeout: 5
while True:
    try:
        attacked.echo(text="x")
    except Exception:
        pass
