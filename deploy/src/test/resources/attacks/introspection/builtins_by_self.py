# A builtin function knows its module.
# effect: secret
print(print.__self__.open("@FILE@").read())
