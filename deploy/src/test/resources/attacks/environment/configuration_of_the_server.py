# The file that names the servers and their credentials.
# effect: secret
import os
for path in ("@CONFIGURATION@", "mcp_servers.json", os.path.expanduser("~/.config/codemode/config.yaml")):
    try:
        print(open(path).read())
    except OSError as error:
        print(path, error)
