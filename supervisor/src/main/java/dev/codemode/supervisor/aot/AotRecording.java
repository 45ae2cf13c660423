package dev.codemode.supervisor.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One kind of JVM, and how a life of it is recorded. Thread-safe. */
public interface AotRecording {
  /** Short name of the kind, the beginning of its files' names. */
  String name();

  /**
   * What a cache depends on, as a short name: this build of the product and this JDK. A JVM (JDK
   * 25) that maps a cache does not see that a jar was replaced, and would run the code of the old
   * one. Empty when it is not known, or not that of this process any more; there are no caches
   * then.
   */
  Optional<String> fingerprint();

  /**
   * The process that records, not yet started. Its standard error is read by whoever starts it.
   *
   * @param draft the file that it makes, in an existing folder
   * @param scratch an existing folder for what the recorded life needs; it is removed afterwards
   */
  ProcessBuilder process(Path draft, Path scratch) throws IOException;

  /**
   * Leads the started process through the life that is recorded, until it ends by itself. Blocks;
   * when it takes too long the process is killed.
   *
   * @throws IOException when the process does not do what it should: it is killed, and there is no
   *     cache
   */
  void lead(Process process) throws IOException;
}
