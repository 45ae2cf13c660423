# JSON that is nested deeper than a stack.
# ends: failed, completed
# timeout: 5
import json
try:
    json.loads("[" * 1_000_000)
except (RecursionError, ValueError) as error:
    print(type(error).__name__)
