# Other classes on the class path.
# effect: canary
import java
java.add_to_classpath("@FOLDER@")
print(java.type("Evil"))
