package dev.codemode.deploy.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;

/**
 * Makes the folder of the interpreter's standard library, compiled, without what no program in a
 * worker can use. Made beside its place and renamed, so that it is there in full or not at all;
 * made again only when the interpreter's version or this class changed.
 *
 * @param folder where the library goes; the worker's {@code polyglot.engine.resourcePath}
 * @param inputsFile remembers what the folder was made from
 * @param progress gets a line when it has to be made
 */
record PythonLibrary(Path folder, Path inputsFile, PrintStream progress) {
  /** Folders and files of the standard library that need a screen, an installer, a compiler. */
  private static final Set<String> UNUSABLE =
      Set.of(
          "config",
          "ctypes",
          "curses",
          "dbm",
          "distutils",
          "ensurepip",
          "idlelib",
          "lib2to3",
          "msilib",
          "pydoc_data",
          "site-packages",
          "sqlite3",
          "test",
          "tkinter",
          "turtle.py",
          "turtledemo",
          "venv");

  /** The same among the interpreter's own files: native code and what installs packages. */
  private static final Set<String> UNUSABLE_OF_INTERPRETER =
      Set.of("AGENTS.md", "modules", "patches", "pip_audit_hook.py", "pip_hook.py");

  private static final List<String> UNUSABLE_ENDINGS =
      List.of(".so", ".dylib", ".pyd", ".dll", ".bat", ".exe", ".h");

  /** Bytes of a compiled file before its code. */
  private static final int HEADER_BYTES = 16;

  private static final int SOURCE_HASH_AT = 8;

  private static final String COMPILE =
      """
      import compileall, py_compile
      compileall.compile_dir(
          folder, quiet=1, force=True, maxlevels=20, stripdir=folder, prependdir="/lib",
          invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
      """;

  void build() throws IOException {
    String inputs = inputs();
    if (Files.isDirectory(folder)
        && Files.exists(inputsFile)
        && Files.readString(inputsFile).equals(inputs)) {
      return;
    }
    progress.println("Compiling Python's standard library; this takes about half a minute, once.");
    Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
    deleteTree(draft);
    Files.deleteIfExists(inputsFile);
    if (!Engine.copyResources(draft, "python")) {
      throw new IOException("the interpreter's resources are not on the class path");
    }
    Path home = draft.resolve("python/python-home");
    prune(draft, home);
    compile(home);
    deleteTree(folder);
    Files.move(draft, folder);
    Files.writeString(inputsFile, inputs);
  }

  private static void prune(Path draft, Path home) throws IOException {
    deleteTree(draft.resolve("engine"));
    deleteTree(home.resolve("include"));
    for (Path part : children(home.resolve("lib"))) {
      boolean interpreter = part.getFileName().toString().startsWith("graalpy");
      for (Path child : children(part)) {
        String name = child.getFileName().toString();
        if ((interpreter ? UNUSABLE_OF_INTERPRETER : UNUSABLE).contains(name)) {
          deleteTree(child);
        }
      }
    }
    for (Path file : filesBelow(draft)) {
      if (UNUSABLE_ENDINGS.stream().anyMatch(file.toString()::endsWith)) {
        Files.delete(file);
      }
    }
  }

  private static void compile(Path home) throws IOException {
    Path lib = home.resolve("lib");
    try (Context context =
        Context.newBuilder("python")
            .allowAllAccess(true)
            .allowExperimentalOptions(true)
            .option("python.PythonHome", home.toString())
            .option("python.DontWriteBytecodeFlag", "true")
            .build()) {
      context.getBindings("python").putMember("folder", lib.toString());
      if (!context.eval("python", COMPILE).asBoolean()) {
        throw new IOException("a module of the standard library does not compile");
      }
    }
    for (Path file : filesBelow(lib)) {
      if (file.toString().endsWith(".pyc")) {
        makeReloadable(file);
      }
    }
  }

  /**
   * Compiled files are marked as "never compare with the source", so that they stay valid however
   * the folder is copied: no time of a file matters. The interpreter reads code lazily and, when it
   * comes back to such a file, compares the eight bytes of the source's hash in the header with the
   * first eight bytes of the code (GraalPy 25.2 remembers the wrong ones of the two). Nothing else
   * reads the hash, so it is set to what is compared.
   */
  private static void makeReloadable(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < HEADER_BYTES + 8 || bytes[4] != 1) {
      throw new IOException(file + " is no unchecked, hash-based compiled file");
    }
    System.arraycopy(bytes, HEADER_BYTES, bytes, SOURCE_HASH_AT, 8);
    Files.write(file, bytes);
  }

  /** What the folder depends on: the interpreter and this class. */
  private static String inputs() throws IOException {
    String interpreter;
    try (Engine engine = Engine.create()) {
      interpreter = engine.getVersion();
    }
    String resource = PythonLibrary.class.getSimpleName() + ".class";
    try (InputStream own = PythonLibrary.class.getResourceAsStream(resource)) {
      if (own == null) {
        throw new IOException("cannot read " + resource);
      }
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(own.readAllBytes());
      return "graalpy " + interpreter + "\nrules " + HexFormat.of().formatHex(digest) + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
