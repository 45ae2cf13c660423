# An archive in memory whose names lead outside.
# effect: canary
import io, zipfile, tarfile
data = io.BytesIO()
with zipfile.ZipFile(data, "w") as archive:
    archive.writestr("../" * 12 + "@CANARY@"[1:], "x")
for folder in ("/workspace", "/tmp", "."):
    try:
        zipfile.ZipFile(data).extractall(folder)
    except OSError as error:
        print(type(error).__name__)
