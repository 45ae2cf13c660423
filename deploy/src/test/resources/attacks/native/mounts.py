# File systems mounted, roots changed.
# effect: secret
# loose: yes
# with: native
print(call("mount", text("proc"), text("/proc"), text("proc"), 0, 0), call("mount", text("/"), text("/mnt"), 0, 4096, 0), call("umount2", text("/proc"), 2), call("pivot_root", text("."), text(".")), call("chroot", text("/proc/1/root")), call("fsopen", text("tmpfs"), 0), call("open_tree", -100, text("/"), 1), call("move_mount", 0, text(""), -100, text("/"), 4), call("mount_setattr", -100, text("/"), 0, 0, 0))
print(read(call("openat", -100, text("@FILE@"), 0, 0)))
