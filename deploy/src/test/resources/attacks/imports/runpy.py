# A file of the host run as a program.
# effect: secret
import runpy
print(runpy.run_path("@FOLDER@/secret.py"))
