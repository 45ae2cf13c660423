# Builtins that answer something else.
# effect: next run
import builtins
builtins.len = lambda _: 42
builtins.print = lambda *_: None
builtins.planted = 1
builtins.__dict__["sorted"] = lambda *_: ["poisoned"]
