# Threads that go on after the run and look for the next one's secrets.
# effect: next run
# loose: yes
import java
builder = java.type("java.lang.Thread").ofPlatform().daemon()
for _ in range(50):
    try:
        builder.start(lambda: [0 for _ in iter(int, 1)])
    except BaseException as error:
        print(error)
