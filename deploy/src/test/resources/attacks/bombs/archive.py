# An archive whose file is far larger than itself.
# ends: memory_limit, timeout, failed
# timeout: 10
import io, zipfile
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("x", bytes(60_000_000))
rows = [zipfile.ZipFile(stream).read("x") for _ in range(1000)]
