# A code object whose bytes are invented.
# effect: supervisor
# stumbles: yes
def one():
    return 1
for junk in (b"", b"\xff" * 64, bytes(range(256)) * 4):
    try:
        print((lambda: 0).__class__(one.__code__.replace(co_code=junk), {})())
    except Exception as error:
        print(type(error).__name__, error)
