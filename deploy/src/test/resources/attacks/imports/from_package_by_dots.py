# A forbidden module as an attribute of an allowed package.
# effect: secret
from logging import os as forbidden
print(forbidden.open("@FILE@", 0))
