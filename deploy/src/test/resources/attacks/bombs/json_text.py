# A text that is small as JSON and large as objects.
# ends: memory_limit, timeout
# timeout: 20
import json
json.loads("[" + "[1],{}," * 20_000_000 + "0]")
