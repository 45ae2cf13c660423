# Attributes by unpacking the namespace of a module.
# effect: secret
import json
def take(**names):
    return names
names = take(**vars(json.codecs))
print(names["open"]("@FILE@").read())
print(names["builtins"].open("@FILE@").read())
