# An asynchronous generator's frame.
# effect: secret
async def steps():
    yield 1
generator = steps()
async for _ in generator:
    print(generator.ag_frame.f_builtins["open"]("@FILE@").read())
