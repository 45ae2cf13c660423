# A module of the library that answers something else.
# effect: next run
import json
json.dumps = lambda *_, **__: '"poisoned"'
json.loads = lambda *_, **__: "poisoned"
json.encoder.JSONEncoder.encode = lambda *_: '"poisoned"'
json.scanner = None
