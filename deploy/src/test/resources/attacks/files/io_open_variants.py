# Every function that opens.
# effect: secret
import codecs, fileinput, io, linecache, os, tokenize
for act in (lambda: io.open("@FILE@").read(), lambda: io.FileIO("@FILE@").read(), lambda: io.open_code("@FILE@").read(), lambda: codecs.open("@FILE@").read(), lambda: os.fdopen(os.open("@FILE@", 0)).read(), lambda: fileinput.input("@FILE@").readline(), lambda: linecache.getline("@FILE@", 1), lambda: tokenize.open("@FILE@").read(), lambda: __import__("_io").open("@FILE@").read(), lambda: __import__("_pyio").open("@FILE@").read()):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
