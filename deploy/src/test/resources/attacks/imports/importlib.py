# The library's own way to import.
# effect: canary
import importlib
importlib.import_module("os").system("echo x > @CANARY@")
