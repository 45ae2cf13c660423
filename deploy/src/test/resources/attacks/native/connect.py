# A connection by the system calls.
# effect: contact
# loose: yes
# with: native
for family, kind in ((2, 1), (2, 2), (10, 1), (16, 3), (17, 3), (40, 1), (38, 5), (1, 1)):
    print(family, kind, call("socket", family, kind, 0))
descriptor = call("socket", 2, 1, 0)
address = memory(16)
for at, each in enumerate((2, 0, @PORT@ >> 8, @PORT@ & 255, 127, 0, 0, 1)):
    address.set(BYTE, at, each if each < 128 else each - 256)
print(call("connect", descriptor, address.address(), 16), call("write", descriptor, text("x"), 1))
