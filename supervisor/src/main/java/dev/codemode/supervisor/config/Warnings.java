package dev.codemode.supervisor.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of what is odd in one file, each thing once however often it is read. Not thread-safe. */
final class Warnings {
  private static final Logger log = LoggerFactory.getLogger(Warnings.class);

  /** Of servers that cannot be used, which some commands tell themselves. */
  private static final Logger unusable =
      LoggerFactory.getLogger(Warnings.class.getName() + ".Servers");

  /** Things told of; whatever else is odd later is not. */
  private static final int MOST = 1_000;

  private final Path file;
  private final Set<String> told = new HashSet<>();

  Warnings(Path file) {
    this.file = file;
  }

  /** Something about the whole file; repeats no value of it. */
  void once(String message) {
    if (isNew(message)) {
      log.atWarn().addKeyValue("file", file).log(message);
    }
  }

  /** Something about one server. */
  void once(String server, String message) {
    if (isNew(server + "\n" + message)) {
      log.atWarn().addKeyValue("server", server).addKeyValue("file", file).log(message);
    }
  }

  /** A server that cannot be used. */
  void unusable(String server, String reason) {
    if (isNew(server + "\n" + reason)) {
      unusable
          .atWarn()
          .addKeyValue("server", server)
          .addKeyValue("file", file)
          .log("A server cannot be used: " + reason);
    }
  }

  private boolean isNew(String what) {
    return told.size() < MOST && told.add(what);
  }
}
