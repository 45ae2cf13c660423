# A file made, by each call that makes one.
# effect: canary
# loose: yes
# with: native
for name, arguments in (("openat", (-100, text("@CANARY@"), 0o101, 0o600)), ("open", (text("@CANARY@"), 0o101, 0o600)), ("creat", (text("@CANARY@"), 0o600)), ("mkdir", (text("@CANARY@"), 0o700)), ("mknod", (text("@CANARY@"), 0o010600, 0)), ("symlink", (text("/"), text("@CANARY@"))), ("link", (text("@FILE@"), text("@CANARY@"))), ("rename", (text("@FILE@"), text("@CANARY@"))), ("unlink", (text("@FILE@"),)), ("truncate", (text("@FILE@"), 0)), ("chmod", (text("@FILE@"), 0)), ("chdir", (text("/"),)), ("chroot", (text("/"),))):
    print(name, call(name, *arguments))
