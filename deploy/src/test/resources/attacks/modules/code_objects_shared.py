# Code of the library that the engine shares between contexts.
# effect: next run
import textwrap, types
for name, value in vars(textwrap.TextWrapper).items():
    if isinstance(value, types.FunctionType):
        try:
            value.__code__ = (lambda *_, **__: "poisoned").__code__
            value.__defaults__ = ("poisoned",)
            value.__kwdefaults__ = {}
        except Exception as error:
            print(error)
