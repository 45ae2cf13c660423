# Annotations in strings are evaluated by the library.
# effect: secret
import typing
def f(x: "print(open('@FILE@').read())"):
    pass
print(typing.get_type_hints(f))
