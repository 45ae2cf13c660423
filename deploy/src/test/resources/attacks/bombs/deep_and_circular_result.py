# A result that contains itself.
# ends: failed
value = []
value.append({"a": (value, {"b": value})})
value
