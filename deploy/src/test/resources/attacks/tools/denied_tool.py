# A tool that the configuration does not allow, by each way to name one.
# effect: canary
for act in (lambda: denied.mark(), lambda: tools["denied"]["mark"](), lambda: tools.denied["mark"]()):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
