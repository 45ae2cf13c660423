package dev.codemode.deploy.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes {@code deploy/target/codemode}: the launcher and its files from {@code src/dist}, the jars
 * of supervisor and worker, the interpreter's standard library. Touches only what changed.
 */
public final class DistributionBuilder {
  private final Path module;
  private final String version;
  private final PrintStream progress;

  private DistributionBuilder(Path module, String version, PrintStream progress) {
    this.module = module;
    this.version = version;
    this.progress = progress;
  }

  /** Arguments: the folder of this module, the product's version. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected: MODULE_FOLDER VERSION");
    }
    new DistributionBuilder(Path.of(arguments[0]).toRealPath(), arguments[1], System.err).build();
  }

  private void build() throws IOException {
    Path target = module.resolve("target");
    Path versionFile = target.resolve("VERSION");
    writeWhenChanged(versionFile, version + "\n");

    var files = new TreeMap<Path, Path>();
    addTree(files, module.resolve("src/dist"));
    files.put(Path.of("LICENSE"), module.resolveSibling("LICENSE"));
    files.put(Path.of("VERSION"), versionFile);
    addJars(files, "supervisor");
    addJars(files, "worker");
    Path buildId = target.resolve("build-id");
    writeWhenChanged(buildId, BuildId.of(files) + "\n");
    files.put(Path.of("lib", "build-id"), buildId);

    Path distribution = target.resolve("codemode");
    new FolderMirror(distribution, Set.of("python", "aot")).mirror(files);
    new PythonLibrary(distribution.resolve("python"), target.resolve("python.inputs"), progress)
        .build();
    // Its time says since when sources that changed are not in the distribution.
    Files.writeString(target.resolve("built"), version + "\n");
  }

  private static void addTree(Map<Path, Path> files, Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      all.filter(Files::isRegularFile).forEach(file -> files.put(root.relativize(file), file));
    }
  }

  /** The module's jar and what it needs at run time, as its build has listed it. */
  private void addJars(Map<Path, Path> files, String name) throws IOException {
    Path target = module.resolveSibling(name).resolve("target");
    Path lib = Path.of("lib", name);
    Path own = target.resolve("codemode-" + name + "-" + version + ".jar");
    files.put(lib.resolve(own.getFileName()), own);
    String classPath = Files.readString(target.resolve("class-path.txt")).strip();
    for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (!jar.toString().endsWith(".jar")) {
        throw new IOException(
            name + " depends on " + jar + ", which is no jar; build with the package phase");
      }
      if (files.put(lib.resolve(jar.getFileName()), jar) != null) {
        throw new IOException(name + " has two jars named " + jar.getFileName());
      }
    }
  }

  private static void writeWhenChanged(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    }
  }
}
