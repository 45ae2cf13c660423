package dev.codemode.worker.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/**
 * The Python side of the worker: sources that are the same objects for all contexts, so that an
 * engine parses them once.
 */
final class Prelude {
  static final Source TOOLS = load("tools.py");
  static final Source RUN = load("run.py");
  static final Source LOOP = load("loop.py");
  static final Source MODULES = load("modules.py");

  private Prelude() {}

  private static Source load(String name) {
    try (InputStream in =
        Prelude.class.getResourceAsStream("/dev/codemode/worker/prelude/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the prelude " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Source.newBuilder("python", text, "<codemode>").buildLiteral();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
