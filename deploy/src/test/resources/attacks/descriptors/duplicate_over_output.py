# Another descriptor in the place of standard output.
# effect: supervisor
import os
reader, writer = os.pipe()
os.dup2(writer, 1)
os.dup2(writer, 2)
os.dup2(reader, 0)
os.write(1, b"x" * 100)
print("still there")
