# Host classes by an import of their package.
# effect: canary
import java.lang
java.lang.Runtime.getRuntime().exec(["sh", "-c", "echo x > @CANARY@"]).waitFor()
