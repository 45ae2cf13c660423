# Signals by the host's own classes.
# effect: supervisor
# loose: yes
import java
Handle = java.type("java.lang.ProcessHandle")
for find in (lambda: Handle.of(@SUPERVISOR@).get(), lambda: Handle.current().parent().get()):
    try:
        print(find().destroyForcibly())
    except BaseException as error:
        print(error)
