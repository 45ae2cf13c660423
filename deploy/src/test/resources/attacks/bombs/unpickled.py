# A pickle that is small and makes much.
# ends: memory_limit, timeout, failed
# timeout: 10
import pickle
pickle.loads(b"]" + b"(" + b"]" * 30_000_000 + b"l.")
