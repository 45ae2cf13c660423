# A module of one's own.
# effect: secret
import sys, types
sys.modules["kept"] = types.ModuleType("kept")
sys.modules["kept"].value = "@KEPT@"
#### next run
try:
    import kept
    print(kept.value)
except ImportError as error:
    print(error)
