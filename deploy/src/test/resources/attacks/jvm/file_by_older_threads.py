# A file by threads that the JVM or its libraries made early: those for cleaning up, of the channel, for timers.
# effect: secret
# loose: yes
import java
Files, Path = java.type("java.nio.file.Files"), java.type("java.nio.file.Path")
System, Thread = java.type("java.lang.System"), java.type("java.lang.Thread")
answers = java.type("java.util.concurrent.LinkedBlockingQueue")()
def read():
    who = Thread.currentThread().getName()
    try:
        answers.add(who + ": " + str(Files.readString(Path.of("@FILE@"))))
    except BaseException as error:
        answers.add(who + ": " + str(error))
def common_cleaner():
    cleaner = java.type("jdk.internal.ref.CleanerFactory").cleaner()
    cleaner.register(java.type("java.lang.Object")(), read)
    System.gc()
def event_loop():
    java.type("io.grpc.netty.shaded.io.netty.util.concurrent.GlobalEventExecutor").INSTANCE.execute(read)
def timers():
    resources = java.type("io.grpc.internal.SharedResourceHolder")
    keys = java.type("io.grpc.internal.GrpcUtil")
    for key in (keys.SHARED_CHANNEL_EXECUTOR, keys.TIMER_SERVICE):
        resources.get(key).execute(read)
for way in (common_cleaner, event_loop, timers):
    try:
        way()
    except BaseException as error:
        print(way.__name__, error)
for _ in range(3):
    print(answers.poll(1, java.type("java.util.concurrent.TimeUnit").SECONDS))
