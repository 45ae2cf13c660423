# The function behind the statement.
# effect: secret
print(__import__("posix").open("@FILE@", 0))
print(__import__("io").open("@FILE@").read())
