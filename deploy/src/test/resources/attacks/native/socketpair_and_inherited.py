# The descriptors that the worker has: may they be connected elsewhere?
# effect: contact
# loose: yes
# with: native
address = memory(16)
for at, each in enumerate((2, 0, @PORT@ >> 8, @PORT@ & 255, 127, 0, 0, 1)):
    address.set(BYTE, at, each if each < 128 else each - 256)
for descriptor in range(64):
    print(descriptor, call("connect", descriptor, address.address(), 16), call("sendto", descriptor, text("x"), 1, 0x4040, address.address(), 16) if descriptor > 500 else "")
