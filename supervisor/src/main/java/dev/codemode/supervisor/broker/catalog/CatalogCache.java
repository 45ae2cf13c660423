package dev.codemode.supervisor.broker.catalog;

import dev.codemode.supervisor.config.ServerEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the tools of servers from one start to the next, so that a client can be told of them
 * before any server is connected. One small file a server, one line a tool, named after a digest of
 * the server's entry: a changed entry is another server. Losing it costs nothing. Thread-safe.
 */
public final class CatalogCache {
  private static final Logger log = LoggerFactory.getLogger(CatalogCache.class);

  private static final long MAX_BYTES = 4 * 1024 * 1024;

  private final Path folder;

  /**
   * @param folder made when something is first kept
   */
  public CatalogCache(Path folder) {
    this.folder = folder;
  }

  /** One line a tool, as it was listed last; empty when the server was never reached. */
  public Optional<List<KeptSignature>> signatures(ServerEntry entry) {
    Path file = file(entry);
    try {
      return Files.exists(file) && Files.size(file) <= MAX_BYTES
          ? Optional.of(
              Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                  .map(KeptSignature::of)
                  .toList())
          : Optional.empty();
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", file).setCause(e).log("The kept catalog cannot be read");
      return Optional.empty();
    }
  }

  /** Keeps the tools of a server. */
  void keep(ServerEntry entry, List<KeptSignature> signatures) {
    Path file = file(entry);
    try {
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "draft", "");
      Files.write(
          draft, signatures.stream().map(KeptSignature::line).toList(), StandardCharsets.UTF_8);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.atDebug().addKeyValue("file", file).setCause(e).log("The catalog cannot be kept");
    }
  }

  private Path file(ServerEntry entry) {
    String reached =
        switch (entry) {
          case ServerEntry.Stdio stdio ->
              stdio.key()
                  + "\n"
                  + stdio.command()
                  + "\n"
                  + new TreeMap<>(stdio.env())
                  + "\n"
                  + stdio.cwd();
          case ServerEntry.Http http ->
              http.key()
                  + "\n"
                  + http.url()
                  + "\n"
                  + new TreeMap<>(http.headers())
                  + "\n"
                  + http.transport();
          case ServerEntry.Unusable unusable -> unusable.key();
        };
    String identity =
        reached
            + "\n"
            + entry.selection().included().map(TreeSet::new)
            + "\n"
            + new TreeSet<>(entry.selection().excluded());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest) + ".txt");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
