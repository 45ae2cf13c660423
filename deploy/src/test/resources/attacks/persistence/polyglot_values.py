# Values left in what all contexts of an engine share.
# effect: secret
import polyglot
for act in (lambda: polyglot.export_value("kept", "@KEPT@"), lambda: polyglot.export_value("@KEPT@", "kept")):
    try:
        print(act() is None)
    except Exception as error:
        print(type(error).__name__)
#### next run
import polyglot
print(polyglot.import_value("kept"))
