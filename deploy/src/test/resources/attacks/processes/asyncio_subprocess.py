# Processes of asyncio.
# effect: canary
import asyncio
for act in (lambda: asyncio.create_subprocess_shell("touch @CANARY@"), lambda: asyncio.create_subprocess_exec("touch", "@CANARY@")):
    try:
        process = await act()
        print(await process.wait())
    except BaseException as error:
        print(type(error).__name__, error)
