# Searches and look-ups without end.
# ends: timeout, failed, worker_lost, tool_call_limit
# timeout: 5
while True:
    try:
        tools.search("x" * 100_000)
        tools.attacked[f"tool{id(object())}"]
    except Exception:
        pass
