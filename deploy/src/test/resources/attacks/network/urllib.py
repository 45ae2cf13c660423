# The library's own client.
# effect: contact
import urllib.request
print(urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=2).read())
