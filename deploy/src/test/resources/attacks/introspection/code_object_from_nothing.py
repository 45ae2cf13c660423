# A code object that is put together by hand.
# effect: secret
def one():
    return open("@FILE@").read()
code = one.__code__.replace(co_name="<module>", co_filename="<codemode>", co_firstlineno=1)
print((lambda: 0).__class__(code, {"__builtins__": print.__self__})())
