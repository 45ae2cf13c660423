# Awaits what never comes.
# ends: timeout
# timeout: 1
import asyncio
while True:
    try:
        await asyncio.get_running_loop().create_future()
    except BaseException:
        pass
