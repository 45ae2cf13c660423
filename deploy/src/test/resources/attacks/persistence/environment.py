# A variable of the environment.
# effect: secret
import os
os.environ["KEPT"] = "@KEPT@"
os.putenv("KEPT", "@KEPT@")
#### next run
import os
print(dict(os.environ), os.getenv("KEPT"))
