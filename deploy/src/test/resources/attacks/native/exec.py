# Another program in the place of the worker.
# effect: canary
# loose: yes
# with: native
command = pointers(text("sh"), text("-c"), text("touch @CANARY@"))
print(call("execve", text("/bin/sh"), command, 0))
print(call("execveat", -100, text("/bin/sh"), command, 0, 0))
