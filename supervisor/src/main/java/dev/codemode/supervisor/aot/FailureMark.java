package dev.codemode.supervisor.aot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a long piece of work failed, so that not every start of a server tries it again.
 *
 * @param file exists when it failed, and tells by its time when
 */
record FailureMark(Path file) {
  private static final Logger log = LoggerFactory.getLogger(FailureMark.class);

  private static final Duration TRIED_AGAIN_AFTER = Duration.ofHours(6);

  boolean isFresh() {
    try {
      return Files.getLastModifiedTime(file)
          .toInstant()
          .isAfter(Instant.now().minus(TRIED_AGAIN_AFTER));
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the mark cannot be made either, the work is tried again. */
  void set() {
    try {
      Files.writeString(file, "");
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", file).setCause(e).log("A failure is not remembered");
    }
  }

  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
