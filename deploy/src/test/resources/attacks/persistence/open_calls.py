# A call that is answered when the next run is there.
# effect: secret
import asyncio
asyncio.ensure_future(attacked.echo(text="@KEPT@"))
asyncio.ensure_future(attacked.pause(ms=300))
await asyncio.sleep(0)
import os
os._exit(0)
#### next run
import asyncio
print(await attacked.pause(ms=400), await attacked.echo(text="nothing"))
