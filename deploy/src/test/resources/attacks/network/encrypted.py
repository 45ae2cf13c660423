# An encrypted connection.
# effect: contact
import ssl, _ssl
print(ssl.get_server_certificate(("127.0.0.1", @PORT@), timeout=2))
