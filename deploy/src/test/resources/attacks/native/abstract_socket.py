# A Unix socket by its abstract name.
# effect: contact
# loose: yes
# with: native
name = b"\1\0\0@ABSTRACT@"
for make in (lambda: call("socket", 1, 1, 0), lambda: call("socket", 1, 2, 0), lambda: call("socket", 1, 5, 0)):
    descriptor = make()
    address = memory(len(name))
    for at, each in enumerate(name):
        address.set(BYTE, at, each)
    print(descriptor, call("connect", descriptor, address.address(), len(name)))
