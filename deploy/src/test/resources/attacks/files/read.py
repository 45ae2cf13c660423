# open.
# effect: secret
print(open("@FILE@").read())
