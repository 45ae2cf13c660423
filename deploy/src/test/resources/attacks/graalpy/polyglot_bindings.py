# Values left in the engine's common bindings.
# effect: secret
import polyglot
for name in ("x", "bridge", "context", "polyglot"):
    for act in (lambda: polyglot.import_value(name), lambda: polyglot.export_value(name, 1), lambda: polyglot.export_value(1, name)):
        try:
            print(act())
        except Exception as error:
            print(type(error).__name__, error)
