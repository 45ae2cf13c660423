# Ends the whole process, if it can.
# effect: supervisor
import os
os.abort()
