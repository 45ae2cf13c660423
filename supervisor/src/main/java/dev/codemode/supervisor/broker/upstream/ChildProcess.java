package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.process.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An upstream server's process: started with a minimal environment, stopped politely, then hard.
 */
final class ChildProcess {
  private static final Logger log = LoggerFactory.getLogger(ChildProcess.class);

  /** What a program needs to find its files and its language; nothing that could be a secret. */
  private static final List<String> INHERITED =
      List.of(
          "PATH",
          "JAVA_HOME",
          "CODEMODE_JAVA_HOME",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "TZ",
          "TMPDIR",
          "SystemRoot",
          "APPDATA",
          "LOCALAPPDATA",
          "USERPROFILE",
          "TEMP",
          "PATHEXT");

  /** How long a server may take to end after its input was closed, and again after SIGTERM. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** How long the standard error of an ended process is still listened to. */
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  /** Between two looks at whether what a server started has ended. */
  private static final Duration FAMILY_LOOK = Duration.ofMillis(20);

  /** The JDK has the system's error number in the text only: {@code error=2}, {@code error: 2}. */
  private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

  private final String key;
  private final Process process;
  private final ProcessFamily family;
  private final OutputTail lastWords;
  private final Thread listening;

  private ChildProcess(String key, Process process, ProcessFamily family) {
    this.key = key;
    this.process = process;
    this.family = family;
    this.lastWords = new OutputTail(process.getErrorStream());
    this.listening = Thread.ofPlatform().name("upstream-stderr-" + key).daemon().start(lastWords);
  }

  /**
   * @throws UpstreamException when there is no such program or folder
   */
  static ChildProcess start(ServerEntry.Stdio entry) throws UpstreamException {
    var builder = new ProcessBuilder(entry.command());
    builder.environment().clear();
    builder.environment().putAll(minimalEnvironment());
    builder.environment().putAll(entry.env());
    String program = entry.command().getFirst();
    String searchPath = builder.environment().getOrDefault("PATH", "");
    if (entry.env().containsKey("PATH")) {
      // The JDK would search our own.
      var command = new ArrayList<>(entry.command());
      ProgramSearch.find(program, searchPath).ifPresent(file -> command.set(0, file.toString()));
      builder.command(command);
    }
    var family = new ProcessFamily();
    family.mark(builder.environment());
    if (entry.cwd().isPresent()) {
      if (!Files.isDirectory(entry.cwd().get())) {
        throw failed("\"cwd\" %s is no folder".formatted(entry.cwd().get()))
            .withRemedy("make the folder, or correct \"cwd\"");
      }
      builder.directory(entry.cwd().get().toFile());
    }
    try {
      return new ChildProcess(entry.key(), builder.start(), family);
    } catch (IOException e) {
      String errno = errno(e);
      throw failed("its command \"%s\" cannot be started: %s".formatted(program, reason(errno)))
          .withRemedy(
              switch (errno) {
                case "2" -> ProgramSearch.remedy(program, searchPath);
                case "13" -> "make the file executable, or name its interpreter in \"command\"";
                default -> "run the command by hand to see why";
              });
    }
  }

  private static UpstreamException failed(String message) {
    return new UpstreamException(message, false, UpstreamException.Effect.KNOWN);
  }

  private static String errno(IOException e) {
    Matcher errno = ERRNO.matcher(String.valueOf(e.getMessage()));
    return errno.find() ? errno.group(1) : "";
  }

  private static String reason(String errno) {
    return switch (errno) {
      case "2" -> "there is no such program on the PATH";
      case "13" -> "it is not executable";
      default -> "the system refused it";
    };
  }

  private static Map<String, String> minimalEnvironment() {
    return INHERITED.stream()
        .filter(name -> System.getenv(name) != null)
        .collect(java.util.stream.Collectors.toMap(name -> name, System::getenv));
  }

  InputStream stdout() {
    return process.getInputStream();
  }

  OutputStream stdin() {
    return process.getOutputStream();
  }

  /** Completes with the exit code when the process has ended. */
  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /**
   * The end of what the server wrote to its standard error, for logs; it may hold anything. Waits a
   * moment for what an ended process left in the pipe.
   */
  String lastWords() {
    try {
      boolean _ = listening.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return lastWords.text();
  }

  /** Remembers what it started so far: later its parents may be gone. */
  void lookAtFamily() {
    family.look(process.toHandle());
  }

  /**
   * Closes the input, then asks, then kills; with everything that it started. Blocks about 1 s at
   * most. Idempotent.
   */
  void stop() {
    lookAtFamily();
    // Closing flushes: it waits for a server that does not read, until that is killed.
    Thread.ofPlatform().name("upstream-stdin-" + key).daemon().start(this::closeInput);
    if (!allEndWithin(GRACE)) {
      lookAtFamily();
      process.destroy();
      family.living().forEach(ProcessHandle::destroy);
      if (!allEndWithin(GRACE)) {
        process.destroyForcibly();
      }
    }
    family.kill();
    try {
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("server", key).setCause(e).log("Closing a server's output failed");
    }
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("server", key).setCause(e).log("Closing a server's input failed");
    }
  }

  /** Waits for the process, and for its family in what is left of the time. */
  private boolean allEndWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      if (!process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      Set<ProcessHandle> living = family.living();
      while (!living.isEmpty() && System.nanoTime() - end < 0) {
        Thread.sleep(FAMILY_LOOK);
        living = family.living();
      }
      return living.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
