# A datagram by the system calls.
# effect: contact
# loose: yes
# with: native
descriptor = call("socket", 2, 2, 0)
address = memory(16)
for at, each in enumerate((2, 0, @UDP@ >> 8, @UDP@ & 255, 127, 0, 0, 1)):
    address.set(BYTE, at, each if each < 128 else each - 256)
print(call("sendto", descriptor, text("x"), 1, 0, address.address(), 16))
