# The function below it.
# effect: canary
import posix
print(posix.system("echo x > @CANARY@"))
