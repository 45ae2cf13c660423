# Modules in the table that is asked first.
# effect: next run
import sys, types
sys.modules["planted"] = types.ModuleType("planted")
sys.modules["textwrap"] = types.ModuleType("textwrap")
sys.path.insert(0, "/planted")
sys.meta_path.insert(0, type("Planted", (), {"find_spec": lambda *_: None})())
sys.path_hooks.insert(0, lambda path: None)
