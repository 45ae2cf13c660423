# An attribute of the builtins and of a builtin function.
# effect: secret
import builtins
builtins.kept = "@KEPT@"
#### next run
import builtins
print(getattr(builtins, "kept", None))
