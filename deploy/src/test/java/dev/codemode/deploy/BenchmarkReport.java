package dev.codemode.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What a benchmark measured: printed row by row, kept as JSON and Markdown. Not thread-safe. */
final class BenchmarkReport {
  private final PrintStream out;
  private final String machine;
  private final List<Sample> rows = new ArrayList<>();

  BenchmarkReport(PrintStream out) throws IOException {
    this.out = out;
    this.machine = machine();
    out.println(machine);
    out.println();
    out.println(Sample.HEADER);
  }

  /** Adds rows in this order. */
  void add(Sample... measured) {
    for (Sample row : measured) {
      rows.add(row);
      out.println(row);
    }
  }

  /** Writes {@code benchmark.json} and {@code benchmark.md} into an existing folder. */
  void write(Path folder) throws IOException {
    var json = new LinkedHashMap<String, Object>();
    json.put("machine", machine);
    json.put("rows", rows.stream().map(Sample::toMap).toList());
    Files.writeString(folder.resolve("benchmark.json"), Json.write(json) + "\n");
    var markdown = new StringBuilder(machine).append("\n\n").append(Sample.MARKDOWN_HEADER);
    rows.forEach(row -> markdown.append(row.toMarkdown()).append('\n'));
    Files.writeString(folder.resolve("benchmark.md"), markdown);
  }

  private static String machine() throws IOException {
    String model = "unknown CPU";
    Path cpus = Path.of("/proc/cpuinfo");
    if (Files.exists(cpus)) {
      try (Stream<String> lines = Files.lines(cpus)) {
        model =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(model);
      }
    }
    return "%d cores, %s, JDK %s, %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            model,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"));
  }
}
