# A name of one run, read by the next.
# effect: secret
kept = "@KEPT@"
globals()["kept2"] = kept
#### next run
print([value for name, value in globals().items() if isinstance(value, str)])
