# An attribute of a module.
# effect: secret
import json, sys
json.kept = sys.kept = "@KEPT@"
#### next run
import json, sys
print(getattr(json, "kept", None), getattr(sys, "kept", None))
