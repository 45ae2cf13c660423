# Replies that the program makes itself; they are its own business, the record of calls is not.
# effect: supervisor
import sys
bridge = sys._getframe(1).f_locals["bridge"]
for key in range(-3, 100):
    bridge.open_calls[key] = object()
bridge.never_awaited[1] = None
print(attacked.echo(text="x"))
