# What lies beside the secret and at the root.
# effect: secret
# loose: yes
import java
File = java.type("java.io.File")
for path in ("@FOLDER@", "/", "/proc", "/home", "/tmp"):
    names = File(path).list()
    print(path, list(names) if names is not None else None)
    if names is not None and path == "@FOLDER@":
        print("@FLAG@")
