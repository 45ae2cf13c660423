package dev.codemode.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What no program may be told of the host: names of its classes, frames of its stack, paths. That
 * the interpreter's library lies somewhere is known to programs.
 *
 * @param paths of the host that no output names
 */
record HostTraces(List<String> paths) {
  private static final Pattern CLASSES =
      Pattern.compile(
          "\\b(?:com\\.oracle|org\\.graalvm|dev\\.codemode|io\\.grpc|io\\.netty|jdk\\.internal"
              + "|sun\\.[a-z]+|java\\.(?:lang|util|io|nio|net|security|time|math))"
              + "\\.[\\w.$]+|Java stack trace|\\w+\\(\\w+\\.java:\\d+\\)");

  static HostTraces of(Path distribution, StdioServer server) {
    return new HostTraces(
        Stream.of(
                server.sandpit().folder(),
                distribution.resolve("lib"),
                Path.of(System.getProperty("java.home")))
            .map(Path::toString)
            .toList());
  }

  /**
   * The traces in an output.
   *
   * @param program what it names itself is no news
   */
  List<String> in(String output, String program) {
    List<String> found = new ArrayList<>();
    Matcher matcher = CLASSES.matcher(output);
    while (matcher.find()) {
      if (!program.contains(matcher.group()) && found.size() < 3) {
        found.add("trace of the host: " + matcher.group());
      }
    }
    for (String path : paths) {
      if (output.contains(path) && !program.contains(path)) {
        found.add("path of the host: " + path);
      }
    }
    return found;
  }
}
