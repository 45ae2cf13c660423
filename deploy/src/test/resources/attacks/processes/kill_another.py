# A signal to a process of the same user.
# effect: other dead
import os
os.kill(@OTHER@, 9)
