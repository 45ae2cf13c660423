# A file by its handle, past every path.
# effect: secret
# loose: yes
# with: native
handle = memory(144)
handle.set(INT, 0, 128)
print(call("name_to_handle_at", -100, text("@FILE@"), handle.address(), handle.address() + 136, 0))
descriptor = call("open_by_handle_at", -100, handle.address(), 0)
print(descriptor, read(descriptor))
