# Patterns of match read attributes without an attribute in the text.
# effect: secret
match print:
    case object(__self__=module):
        match module:
            case object(open=function):
                print(function("@FILE@").read())
