package dev.codemode.deploy.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/**
 * Tells one distribution from another by what is in it: a JVM that maps an AOT cache does not see
 * that a jar was replaced (JDK 25), and would run the code of the old one.
 */
final class BuildId {
  private static final int BYTES = 8;

  private BuildId() {}

  /**
   * A digest of names and contents.
   *
   * @param files where each file of the distribution comes from
   * @return 16 hexadecimal digits
   */
  static String of(SortedMap<Path, Path> files) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Map.Entry<Path, Path> each : files.entrySet()) {
        String name = "%s %d\n".formatted(each.getKey(), Files.size(each.getValue()));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(each.getValue())) {
          in.transferTo(out);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
