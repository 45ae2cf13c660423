# A running generator sees who runs it.
# effect: secret
def steps():
    yield generator.gi_frame.f_back.f_back
generator = steps()
frame = next(generator)
print(frame and frame.f_builtins["open"]("@FILE@").read())
