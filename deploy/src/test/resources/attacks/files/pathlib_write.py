# Writing, touching, linking by paths as objects.
# effect: canary
import pathlib
for act in (lambda: pathlib.Path("@CANARY@").touch(), lambda: pathlib.Path("@CANARY@").write_text("x"), lambda: pathlib.Path("@CANARY@").symlink_to("/"), lambda: pathlib.Path("@CANARY@").mkdir(), lambda: pathlib.Path("@CANARY@").hardlink_to("@FILE@")):
    try:
        print(act())
    except OSError as error:
        print(type(error).__name__, error)
