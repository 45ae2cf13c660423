# The profiler of the engine.
# effect: supervisor
import cProfile
cProfile.run("1 + 1")
