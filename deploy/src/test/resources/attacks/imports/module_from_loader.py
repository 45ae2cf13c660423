# The loader of the program's own module.
# effect: secret
print(__loader__.load_module("posix").open("@FILE@", 0))
