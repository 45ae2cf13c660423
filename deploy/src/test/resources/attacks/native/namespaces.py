# New namespaces, in which everything is allowed.
# effect: supervisor
# loose: yes
# with: native
for flags in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x10020000):
    print(hex(flags), call("unshare", flags))
for name in ("user", "mnt", "net", "pid"):
    descriptor = call("openat", -100, text(f"/proc/@SUPERVISOR@/ns/{name}"), 0, 0)
    print(name, descriptor, call("setns", descriptor, 0))
