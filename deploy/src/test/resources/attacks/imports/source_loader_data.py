# A loader that reads any path.
# effect: secret
from importlib.machinery import SourceFileLoader
print(SourceFileLoader("x", "@FILE@").get_data("@FILE@"))
