# The client below it.
# effect: contact
import http.client
connection = http.client.HTTPConnection("127.0.0.1", @PORT@, timeout=2)
connection.request("GET", "/")
print(connection.getresponse().read())
