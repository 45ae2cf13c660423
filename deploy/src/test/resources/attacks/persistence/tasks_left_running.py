# Tasks that go on after the end.
# effect: secret
import asyncio
async def late():
    while True:
        try:
            await asyncio.sleep(0.01)
            print("@KEPT@"[::-1][::-1])
        except BaseException:
            pass
for _ in range(10):
    asyncio.create_task(late())
await asyncio.sleep(0)
#### next run
import time
time.sleep(0.2)
print("nothing")
