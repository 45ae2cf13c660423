package dev.codemode.worker.confine;

import dev.codemode.proto.WorkerProtocol;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tries what must not work any more. Only a refusal of the expected kind counts as one. */
final class SelfCheck {
  private static final Path PROC = Path.of("/proc");
  private static final Path SETTING = PROC.resolve("sys/kernel/core_pattern");

  /** bubblewrap tells the command where it starts. */
  private static final String HARMLESS_VARIABLE = "PWD";

  /** On musl, the JDK's launcher sets it to folders of the JDK. */
  private static final String LIBRARY_PATH = "LD_LIBRARY_PATH";

  private SelfCheck() {}

  /**
   * What this process sees although it was promised namespaces of its own; empty when all is well.
   * To be asked before it restricts itself, because that hides the answers.
   */
  static List<String> ofNamespaces(Path bait) {
    var seen = new ArrayList<String>();
    if (!processes().equals(List.of(Long.toString(ProcessHandle.current().pid())))) {
      seen.add("other processes can be seen");
    }
    if (hasRoute("route", 1) || hasRoute("ipv6_route", 0)) {
      seen.add("the network can be reached");
    }
    if (!System.getenv().entrySet().stream().allMatch(SelfCheck::isHarmless)) {
      seen.add("the environment is not empty");
    }
    refusal(
            () -> Files.newOutputStream(SETTING, StandardOpenOption.WRITE).close(),
            IOException.class)
        .ifPresent(why -> seen.add("a setting of the machine: " + why));
    refusal(() -> Files.newInputStream(bait).close(), NoSuchFileException.class)
        .ifPresent(why -> seen.add("the supervisor's files: " + why));
    return seen;
  }

  private static List<String> processes() {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isHarmless(Map.Entry<String, String> variable) {
    return variable.getKey().equals(HARMLESS_VARIABLE)
        || variable.getKey().equals(WorkerProtocol.LOCALE_VARIABLE)
        || (variable.getKey().equals(LIBRARY_PATH)
            && Stream.of(variable.getValue().split(":", -1))
                .allMatch(folder -> folder.startsWith(System.getProperty("java.home"))));
  }

  /**
   * Whether there is a way out: interfaces that lead nowhere some kernels add to every namespace.
   * The interface is the first word of a line of the one file ({@code proc_pid_net(5)}), the last
   * of the other.
   */
  private static boolean hasRoute(String file, int heading) {
    try (Stream<String> lines = Files.lines(PROC.resolve("self/net").resolve(file))) {
      return lines
          .skip(heading)
          .map(line -> line.strip().split("\\s+"))
          .anyMatch(words -> !words[heading == 1 ? 0 : words.length - 1].equals("lo"));
    } catch (NoSuchFileException e) {
      // A kernel without this protocol.
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** What works although the process gave it up; empty when all is well. */
  static List<String> ofSystemCalls() {
    var worked = new ArrayList<String>();
    refusal(() -> SocketChannel.open().close(), IOException.class, "not permitted")
        .ifPresent(why -> worked.add("a socket: " + why));
    refusal(
            () -> new ProcessBuilder("/bin/true").start().destroyForcibly(),
            IOException.class,
            "error=1,",
            "not permitted")
        .ifPresent(why -> worked.add("a program: " + why));
    return worked;
  }

  /**
   * What files the calling thread can read although it gave that up; empty when all is well.
   *
   * @param bait a file that exists outside, and here perhaps
   */
  static List<String> ofFiles(Path bait) {
    var worked = new ArrayList<String>();
    refusal(
            () -> Files.newInputStream(PROC.resolve("self/environ")).close(),
            AccessDeniedException.class)
        .ifPresent(why -> worked.add("a file of the system: " + why));
    if (bait.toFile().exists()) {
      refusal(() -> Files.newInputStream(bait).close(), AccessDeniedException.class)
          .ifPresent(why -> worked.add("the supervisor's files: " + why));
    }
    return worked;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  /**
   * Why the attempt was not refused as it should be; empty when it was.
   *
   * @param signs one of which the message of the refusal contains
   */
  private static Optional<String> refusal(
      Attempt attempt, Class<? extends IOException> kind, String... signs) {
    try {
      attempt.run();
      return Optional.of("it works");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      boolean expected =
          kind.isInstance(e) && (signs.length == 0 || Stream.of(signs).anyMatch(message::contains));
      return expected ? Optional.empty() : Optional.of("it fails otherwise: " + e);
    }
  }
}
