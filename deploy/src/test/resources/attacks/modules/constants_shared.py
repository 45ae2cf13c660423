# Constants in code objects: mutable after all, or interned and changed.
# effect: next run
import gc, textwrap
for name, value in vars(textwrap.TextWrapper).items():
    code = getattr(value, "__code__", None)
    if code:
        for constant in code.co_consts:
            try:
                constant.planted = 1
            except Exception:
                pass
        try:
            code.co_names = ("planted",)
        except Exception as error:
            print(error)
