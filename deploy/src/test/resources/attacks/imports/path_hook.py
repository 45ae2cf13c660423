# A search path into the host's file system.
# effect: secret
import sys
sys.path[:0] = ["@FOLDER@", "/", "/tmp"]
sys.path_importer_cache.clear()
import secret
print(secret.value)
