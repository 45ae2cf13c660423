# A comparison that takes the square of its input.
# ends: timeout, completed
# timeout: 2
import difflib
difflib.SequenceMatcher(None, "ab" * 5000, "ba" * 5000, autojunk=False).ratio()
