package dev.codemode.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The faults still to come, one small file each. A worker takes one by deleting its file, so that
 * no two workers take the same, and leaves another file when it is given a program.
 *
 * @param folder where the files of faults are, named {@code NUMBER-FAULT}
 */
public record FaultQueue(Path folder) {

  /** Adds a fault for the next worker that starts. */
  public void plant(Fault fault) throws IOException {
    Files.createDirectories(folder);
    Files.createFile(folder.resolve("%019d-%s".formatted(System.nanoTime(), fault)));
  }

  /** Whether every fault was taken. */
  public boolean isEmpty() throws IOException {
    return pending().isEmpty();
  }

  /** How many workers that took a fault were given a program so far. */
  public int runsGiven() {
    String[] signs = signs().toFile().list();
    return signs == null ? 0 : signs.length;
  }

  /** This worker was given its program. */
  void runGiven() throws IOException {
    Files.createFile(Files.createDirectories(signs()).resolve(Long.toString(System.nanoTime())));
  }

  private Path signs() {
    return folder.resolveSibling("runs");
  }

  Optional<Fault> take() throws IOException {
    for (Path file : pending()) {
      try {
        Files.delete(file);
      } catch (NoSuchFileException e) {
        // Another worker was faster.
        continue;
      }
      String name = file.getFileName().toString();
      return Optional.of(Fault.valueOf(name.substring(name.indexOf('-') + 1)));
    }
    return Optional.empty();
  }

  private List<Path> pending() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
