# A file by the system call itself.
# effect: secret
# loose: yes
# with: native
descriptor = call("openat", -100, text("@FILE@"), 0, 0)
print(descriptor, read(descriptor))
