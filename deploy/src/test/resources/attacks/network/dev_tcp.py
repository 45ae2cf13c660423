# The shell's own network.
# effect: contact
import os
print(os.popen("bash -c 'echo x > /dev/tcp/127.0.0.1/@PORT@'").read())
