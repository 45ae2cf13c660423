# A pattern that is large when it is compiled.
# ends: timeout, failed, memory_limit, completed
# timeout: 2
import re
re.compile("(" * 50 + "a{1,1000}" + "){1,1000}" * 50)
