# Paths that a check and the system may read differently.
# effect: secret
import pathlib
for path in (b"@FILE@", "/workspace/../" + "@FILE@", "//" + "@FILE@", "/./" + "@FILE@", "@FILE@/", "@FILE@\0x", "file://@FILE@", pathlib.PurePosixPath("@FILE@"), "/proc/self/root@FILE@", "/proc/self/cwd/../../../../../../" + "@FILE@", "\ud800@FILE@", "/dev/fd/../../" + "@FILE@"):
    try:
        print(open(path).read())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__)
class Path:
    def __fspath__(self):
        return "@FILE@"
print(open(Path()).read())
