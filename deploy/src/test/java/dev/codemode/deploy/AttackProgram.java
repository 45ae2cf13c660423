package dev.codemode.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hostile program of {@code src/test/resources/attacks/GROUP/NAME.py}. It begins with comments:
 * what it tries, then lines of {@code key: value}.
 *
 * <pre>
 * effect   by what success would be recognised, for readers
 * ends     the statuses with which it may end, by name; "any": its end matters, not how
 * timeout  of each run, in seconds; 10 when it is not there
 * loose    "yes": of use only where the engine is loosened
 * with     "native": {@code native.py} goes before it
 * stumbles "yes": the engine is known to fail at it in a way that Python cannot catch
 * </pre>
 *
 * <p>Those of the group {@code memory} print nothing but the milliseconds since their beginning,
 * the last time just before what they keep passes a bound for certain.
 *
 * @param name group and name
 * @param runs the programs to run one after the other, mostly one; {@code @WORDS@} in them stand
 *     for what only is known when they run, see {@link AttackBait}
 * @param ends empty: any status but a limit's
 */
record AttackProgram(
    String name,
    List<String> runs,
    Optional<Set<String>> ends,
    double timeoutSeconds,
    boolean loose,
    boolean stumbles) {
  private static final String NEXT_RUN = "#### next run\n";
  private static final double TIMEOUT_SECONDS = 10;
  private static final String ANY = "any";

  /** System calls are named by their numbers on this processor. */
  private static final boolean KNOWS_SYSTEM_CALLS =
      System.getProperty("os.arch").equals("amd64")
          && System.getProperty("os.name").equals("Linux");

  /** All programs of use on this machine, in the order of their names. */
  static List<AttackProgram> all() {
    Path folder = folder();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".py"))
          // Those of the folder itself are no attacks.
          .filter(file -> folder.relativize(file).getNameCount() == 2)
          .map(file -> read(folder, file))
          .filter(program -> KNOWS_SYSTEM_CALLS || !program.group().equals("native"))
          .sorted((a, b) -> a.name().compareTo(b.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The programs of a list that is kept beside them. */
  static List<AttackProgram> listed(String list) {
    try {
      Set<String> names = Set.copyOf(Files.readAllLines(folder().resolve(list)));
      List<AttackProgram> found =
          all().stream().filter(program -> names.contains(program.name())).toList();
      if (found.size() != names.size() && KNOWS_SYSTEM_CALLS) {
        throw new IllegalStateException(list + " names programs that are not there");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static AttackProgram named(String name) {
    return read(folder(), folder().resolve(name + ".py"));
  }

  private static Path folder() {
    try {
      return Path.of(AttackProgram.class.getResource("/attacks").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AttackProgram read(Path folder, Path file) {
    try {
      String text = Files.readString(file);
      String before =
          key(text, "with").isPresent()
              ? Files.readString(folder.resolve(key(text, "with").get() + ".py"))
              : "";
      return new AttackProgram(
          folder.relativize(file).toString().replaceFirst("\\.py$", ""),
          Stream.of(text.split(NEXT_RUN, -1)).map(run -> before + run).toList(),
          key(text, "ends").map(names -> Set.of(names.split(", ", -1))),
          key(text, "timeout").map(Double::parseDouble).orElse(TIMEOUT_SECONDS),
          key(text, "loose").isPresent(),
          key(text, "stumbles").isPresent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> key(String text, String name) {
    String start = "# " + name + ": ";
    return text.lines()
        .takeWhile(line -> line.startsWith("# "))
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst();
  }

  String group() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Whether the last line that it prints is when its memory passes a bound. */
  boolean tellsWhenMemoryPasses() {
    return group().equals("memory");
  }

  /** Whether a run may end so; a program that the policy refuses has not run. */
  boolean mayEndWith(String status) {
    return status.equals("policy_violation")
        || ends.map(names -> names.contains(ANY) || names.contains(status)).orElse(true);
  }

  /** All programs of a group, for reports. */
  static String counts(List<AttackProgram> programs) {
    return programs.stream()
        .collect(
            Collectors.groupingBy(
                AttackProgram::group, java.util.TreeMap::new, Collectors.counting()))
        .toString();
  }
}
