# A coroutine's frame and what awaits it.
# effect: secret
import asyncio
async def inner():
    task = asyncio.current_task()
    for frame in task.get_stack():
        while frame:
            print(frame.f_code.co_filename, sorted(frame.f_locals))
            frame = frame.f_back
    return task.get_coro().cr_frame.f_builtins["open"]("@FILE@").read()
print(await inner())
