# A file outside of everything.
# effect: canary
with open("@CANARY@", "w") as file:
    file.write("x")
