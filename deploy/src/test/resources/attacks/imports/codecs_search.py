# A codec's name is an import, too.
# effect: secret
import codecs, encodings
for name in ("../../@FOLDER@/secret", "os", "posix", "..posix"):
    try:
        print(encodings.search_function(name), codecs.lookup(name))
    except LookupError as error:
        print(error)
print(codecs.open("@FILE@").read())
