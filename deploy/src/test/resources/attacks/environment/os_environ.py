# The environment as Python shows it.
# effect: secret
import os
print(dict(os.environ))
print(os.environb if hasattr(os, "environb") else os.getenv("@VARIABLE@"))
