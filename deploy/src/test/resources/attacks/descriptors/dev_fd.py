# Descriptors by their names.
# effect: secret
for path in ("/dev/fd/0", "/dev/stdin", "/dev/fd/3", "/proc/self/fd/4", "/dev/tty", "/dev/pts/0", "/dev/stdout"):
    try:
        print(path, open(path, "r+b", buffering=0).read(100))
    except OSError as error:
        print(path, error)
