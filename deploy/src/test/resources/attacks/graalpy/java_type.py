# Host classes by name.
# effect: secret
import java
print(java.type("java.nio.file.Files").readString(java.type("java.nio.file.Path").of("@FILE@")))
