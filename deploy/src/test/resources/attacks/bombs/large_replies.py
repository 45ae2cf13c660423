# Replies that nobody takes.
# ends: timeout, failed, memory_limit, completed, tool_call_limit
# timeout: 5
import asyncio, time
calls = [asyncio.ensure_future(attacked.big(bytes=8_000_000)) for _ in range(50)]
await asyncio.sleep(0)
time.sleep(3)
