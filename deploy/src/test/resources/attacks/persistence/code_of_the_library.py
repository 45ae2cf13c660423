# A default value of a function of the library.
# effect: secret
import textwrap
textwrap.dedent.__defaults__ = ("@KEPT@",)
textwrap.dedent.__dict__["kept"] = "@KEPT@"
textwrap.TextWrapper.kept = "@KEPT@"
textwrap.dedent.__code__ = (lambda text="@KEPT@": text).__code__
#### next run
import textwrap
print(textwrap.dedent.__defaults__, vars(textwrap.dedent), getattr(textwrap.TextWrapper, "kept", None), textwrap.dedent("x"))
