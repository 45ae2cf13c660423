# Host packages as modules.
# effect: canary
from java.io import FileWriter
writer = FileWriter("@CANARY@")
writer.write("x")
writer.close()
