# A pattern nested deeper than any stack.
# ends: failed, timeout, memory_limit
# timeout: 5
# stumbles: yes
import re
re.compile("(" * 100_000 + ")" * 100_000)
