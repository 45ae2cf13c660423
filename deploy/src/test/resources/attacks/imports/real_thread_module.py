# A second instance of a builtin module, as the interpreter makes it.
# effect: canary
import _imp, sys
specification = type(sys.__spec__)("_thread", sys.__spec__.loader)
module = _imp.create_builtin(specification)
module.start_new_thread(lambda: open("@CANARY@", "w"), ())
