# A format string that goes from a module of the library to its globals.
# effect: secret
import json
print("{0.decoder.JSONDecoder.__init__.__globals__[__builtins__]}".format(json)[:100_000])
