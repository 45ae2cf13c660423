package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.process.OutputTail;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** The JDK has the system's error number in the text only: {@code error=2}, {@code error: 2}. */
  private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

  private final String key;
  private final Process process;
  private final OutputTail lastWords;

  private ChildProcess(String key, Process process) {
    this.key = key;
    this.process = process;
    this.lastWords = new OutputTail(process.getErrorStream());
    Thread.ofPlatform().name("upstream-stderr-" + key).daemon().start(lastWords);
  }

  /**
   * @throws UpstreamException when there is no such program or folder
   */
  static ChildProcess start(ServerEntry.Stdio entry) throws UpstreamException {
    var builder = new ProcessBuilder(entry.command());
    builder.environment().clear();
    builder.environment().putAll(minimalEnvironment());
    builder.environment().putAll(entry.env());
    if (entry.cwd().isPresent()) {
      if (!Files.isDirectory(entry.cwd().get())) {
        throw failed("\"cwd\" %s is no folder".formatted(entry.cwd().get()));
      }
      builder.directory(entry.cwd().get().toFile());
    }
    try {
      return new ChildProcess(entry.key(), builder.start());
    } catch (IOException e) {
      throw failed(
          "its command \"%s\" cannot be started: %s"
              .formatted(entry.command().getFirst(), reason(e)));
    }
  }

  private static UpstreamException failed(String message) {
    return new UpstreamException(message, false, UpstreamException.Effect.KNOWN);
  }

  private static String reason(IOException e) {
    Matcher errno = ERRNO.matcher(String.valueOf(e.getMessage()));
    return switch (errno.find() ? errno.group(1) : "") {
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

  /** The end of what the server wrote to its standard error, for logs; it may hold anything. */
  String lastWords() {
    return lastWords.text();
  }

  /**
   * Closes the input, then asks, then kills; with everything that it started. Blocks about 1 s at
   * most.
   */
  void stop() {
    List<ProcessHandle> family;
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      family = descendants.toList();
    }
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("server", key).setCause(e).log("Closing a server's input failed");
    }
    if (!endsWithin(GRACE)) {
      process.destroy();
      if (!endsWithin(GRACE)) {
        process.destroyForcibly();
      }
    }
    family.forEach(ProcessHandle::destroyForcibly);
    try {
      process.getInputStream().close();
      process.getErrorStream().close();
    } catch (IOException e) {
      log.atDebug().addKeyValue("server", key).setCause(e).log("Closing a server's output failed");
    }
  }

  private boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
