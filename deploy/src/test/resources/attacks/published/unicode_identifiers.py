# Names in letters that normalise to forbidden ones.
# effect: secret
print(ｐｒｉｎｔ.__ｓｅｌｆ__.ｏｐｅｎ("@FILE@").read())
