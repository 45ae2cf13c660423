# Calls without end, all at once.
# ends: timeout, failed, memory_limit, tool_call_limit
# timeout: 5
import asyncio
async def call():
    while True:
        try:
            await asyncio.gather(*(attacked.echo(text="x") for _ in range(1000)), return_exceptions=True)
        except Exception:
            pass
await call()
