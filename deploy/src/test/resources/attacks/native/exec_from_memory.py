# A program in memory only.
# effect: canary
# loose: yes
# with: native
descriptor = call("memfd_create", text("x"), 0)
script = b"#!/bin/sh\ntouch @CANARY@\n"
print(descriptor, call("write", descriptor, text(script.decode()), len(script)))
print(call("execveat", descriptor, text(""), pointers(text("x")), 0, 0x1000))
