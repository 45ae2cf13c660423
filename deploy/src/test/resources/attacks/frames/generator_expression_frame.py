# The same without a function.
# effect: secret
generator = (generator.gi_frame.f_back for _ in [0])
found = [frame for frame in generator]
print(found[0].f_builtins["open"]("@FILE@").read() if found[0] else found)
