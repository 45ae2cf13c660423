# Signals by the host's own classes.
# effect: supervisor
# loose: yes
import java
Handle = java.type("java.lang.ProcessHandle")
# Both before the first signal: once the supervisor is dead, the parent is a process that is no bait.
found = []
for find in (lambda: Handle.of(@SUPERVISOR@).get(), lambda: Handle.current().parent().get()):
    try:
        found.append(find())
    except BaseException as error:
        print(error)
for handle in found:
    try:
        print(handle.destroyForcibly())
    except BaseException as error:
        print(error)
