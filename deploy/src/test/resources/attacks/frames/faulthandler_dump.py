# The stacks of all threads, written by the interpreter itself.
# effect: secret
import faulthandler, sys
faulthandler.dump_traceback(file=sys.stdout, all_threads=True)
