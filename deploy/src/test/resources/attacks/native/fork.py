# A child that goes on when the worker is gone.
# effect: supervisor
# loose: yes
# with: native
for name, arguments in (("fork", ()), ("vfork", ()), ("clone", (17, 0, 0, 0, 0)), ("clone3", (memory(88).address(), 88))):
    result = call(name, *arguments)
    print(name, result)
    if result == 0:
        call("pause")
