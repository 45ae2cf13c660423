# Input for the terminal of the supervisor's user.
# effect: supervisor
# loose: yes
# with: native
letter = text("x")
for descriptor in range(8):
    print(descriptor, call("ioctl", descriptor, 0x5412, letter), call("ioctl", (1 << 32) + descriptor, 0x5412, letter), call("ioctl", descriptor, 0x541c, letter))
print(call("openat", -100, text("/dev/tty"), 2, 0), call("setsid"), call("vhangup"))
