# A pattern that tries everything.
# ends: timeout
# timeout: 1
import re
re.match(r"^((a+)+)\1?$", "a" * 40 + "b")
