# Ends the interpreter in ways that others may take for something else.
# effect: supervisor
import os
os._exit(0)
