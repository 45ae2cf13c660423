# A thread that the interpreter starts for a dump of stacks.
# effect: supervisor
import faulthandler
faulthandler.dump_traceback_later(0.1, exit=True)
