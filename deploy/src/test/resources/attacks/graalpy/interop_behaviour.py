# Other behaviour for values that go to the host, such as the result.
# effect: supervisor
import polyglot
class Liar(tuple):
    def __getitem__(self, index):
        raise KeyError(index)
for kind in (tuple, str, int, Liar):
    try:
        polyglot.register_interop_behavior(kind, is_string=lambda self: True, as_string=lambda self: 1 / 0, read_array_element=lambda *_: 1 / 0)
    except Exception as error:
        print(type(error).__name__, error)
Liar((1, 2))
