# Tasks that make tasks.
# ends: timeout, memory_limit
# timeout: 3
import asyncio
async def breed():
    while True:
        asyncio.create_task(breed())
        await asyncio.sleep(0)
await breed()
