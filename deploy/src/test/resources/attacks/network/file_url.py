# A file by its address.
# effect: secret
import urllib.request
print(urllib.request.urlopen("file://@FILE@").read())
