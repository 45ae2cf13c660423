# Parts of the kernel that sandboxes were left by.
# effect: supervisor
# loose: yes
# with: native
for name, arguments in (("bpf", (0, memory(128).address(), 128)), ("io_uring_setup", (4, memory(128).address())), ("userfaultfd", (0,)), ("perf_event_open", (memory(128).address(), 0, -1, -1, 0)), ("keyctl", (0, -3, 0, 0, 0)), ("add_key", (text("user"), text("x"), text("y"), 1, -3)), ("request_key", (text("user"), text("x"), 0, 0)), ("init_module", (memory(8).address(), 8, text(""))), ("finit_module", (0, text(""), 0)), ("kexec_load", (0, 0, 0, 0)), ("reboot", (0xfee1dead, 672274793, 0, 0)), ("swapon", (text("/x"), 0)), ("acct", (text("/x"),)), ("quotactl", (0, 0, 0, 0)), ("syslog", (3, memory(100).address(), 100)), ("fanotify_init", (0, 0)), ("ioperm", (0, 1024, 1)), ("iopl", (3,)), ("modify_ldt", (0, memory(16).address(), 16)), ("personality", (0x0040000,)), ("lookup_dcookie", (0, 0, 0)), ("vmsplice", (1, 0, 0, 0)), ("shmget", (0, 4096, 0o1600)), ("msgget", (0, 0o1600)), ("semget", (0, 1, 0o1600)), ("mq_open", (text("x"), 0o102, 0o600, 0))):
    print(name, call(name, *arguments))
