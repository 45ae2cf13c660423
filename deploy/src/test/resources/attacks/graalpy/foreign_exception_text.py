# An error that the host throws, and its words.
# effect: secret
import polyglot, java
errors = []
for act in (lambda: java.type(None), lambda: java.type("java.lang.Nothing"), lambda: java.instanceof(1, java), lambda: polyglot.eval(language="nothing", string=""), lambda: polyglot.eval(), lambda: polyglot.__read__("x", 1), lambda: polyglot.__invoke__("x", "upper"), lambda: polyglot.__write__([], 9, 9), lambda: polyglot.__execute__(1)):
    try:
        print(act())
    except BaseException as error:
        print(type(error).__name__, error, vars(error))
