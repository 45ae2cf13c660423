# What the prelude knows of a server.
# effect: secret
import sys
for name in tools.servers():
    server = getattr(tools, name)
    print(name, vars(object.__getattribute__(server, "_server")), repr(server), dir(server))
print(tools.describe("attacked"))
