# Polyglot evaluation of a file.
# effect: secret
import polyglot
for arguments in ({"path": "@FILE@"}, {"path": "@FILE@", "language": "python"}):
    try:
        print(polyglot.eval(**arguments))
    except Exception as error:
        print(type(error).__name__, error)
