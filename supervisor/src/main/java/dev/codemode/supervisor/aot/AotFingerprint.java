package dev.codemode.supervisor.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a JVM compares before it uses a cache, as a name. */
public final class AotFingerprint {
  private AotFingerprint() {}

  /**
   * A digest of this JDK, the flags, and each jar's name, size and time, in their order.
   *
   * @param flags whatever tells the JVM's options
   * @return 16 hexadecimal digits
   * @throws UncheckedIOException when a jar cannot be read
   */
  public static String of(String flags, List<Path> jars) {
    var text = new StringBuilder();
    text.append(System.getProperty("java.vm.version")).append('\n');
    text.append(System.getProperty("java.vm.vendor")).append('\n');
    text.append(System.getProperty("os.arch")).append('\n').append(flags).append('\n');
    try {
      for (Path jar : jars) {
        text.append(jar.getFileName()).append(' ').append(Files.size(jar)).append(' ');
        text.append(Files.getLastModifiedTime(jar).toMillis()).append('\n');
      }
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a jar: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
