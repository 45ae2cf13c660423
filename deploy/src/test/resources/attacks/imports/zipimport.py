# Code from an archive on the host.
# effect: secret
import zipimport
print(zipimport.zipimporter("@FOLDER@/secret.zip").load_module("secret").value)
