# The frames of a caught exception, above and below.
# effect: secret
try:
    1 / 0
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_frame
    while frame.f_back:
        frame = frame.f_back
    builtins = frame.f_builtins
    print(builtins["open"]("@FILE@").read())
