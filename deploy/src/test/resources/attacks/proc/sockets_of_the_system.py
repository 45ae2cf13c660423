# Which sockets there are.
# effect: secret
for name in ("net/unix", "net/tcp", "self/net/unix", "self/mountinfo", "self/status", "version", "cpuinfo"):
    print(open("/proc/" + name).read(2000))
