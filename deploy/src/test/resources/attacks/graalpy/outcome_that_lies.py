# The tuple that the prelude hands to the host, replaced by something else.
# effect: supervisor
import sys
bridge = sys._getframe(1).f_locals["bridge"]
class Outcome:
    def __getitem__(self, index):
        return [10**30, None, b"x", -1][index % 4]
    def __len__(self):
        return 2**62
bridge.run = lambda *_: Outcome()
sys._getframe(3).f_locals["attempt"] = lambda *_: Outcome()
