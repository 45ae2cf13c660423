# Modules that start a browser, call remote procedures or fetch documents.
# effect: contact
import webbrowser
address = "http://127.0.0.1:@PORT@/"
for act in (lambda: webbrowser.open(address), lambda: __import__("xmlrpc.client").client.ServerProxy(address).x(), lambda: __import__("xml.sax").sax.parseString(f'<!DOCTYPE a SYSTEM "{address}"><a/>'.encode(), __import__("xml.sax").sax.ContentHandler()), lambda: __import__("logging.handlers").handlers.HTTPHandler("127.0.0.1:@PORT@", "/").emit(None)):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
