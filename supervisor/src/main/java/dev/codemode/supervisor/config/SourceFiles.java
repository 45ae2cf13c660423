package dev.codemode.supervisor.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the small files that one configuration is made of and remembers a digest of what it saw in
 * each, also that there was nothing, so that any change since can be told. Not thread-safe.
 */
final class SourceFiles {
  /** Largest file of a configuration, in bytes. */
  static final long MAX_BYTES = 4 * 1024 * 1024;

  private static final String UNREADABLE = "unreadable";

  private final Map<Path, String> seen = new LinkedHashMap<>();

  /**
   * The whole content.
   *
   * @param most bytes, at most {@link #MAX_BYTES}
   * @throws ConfigException when it is no regular file, cannot be read, or is larger
   */
  byte[] bytes(Path file, long most) throws ConfigException {
    Path absolute = file.toAbsolutePath();
    seen.put(absolute, UNREADABLE);
    byte[] content;
    try {
      content = content(absolute);
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + describe(e), e);
    }
    seen.put(absolute, digest(content));
    if (content.length > most) {
      throw new ConfigException(file + " is larger than " + new ByteSize(most));
    }
    return content;
  }

  /** The same as text in UTF-8, without a byte order mark. */
  String text(Path file, long most) throws ConfigException {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file, most))).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + " is no text in UTF-8", e);
    }
  }

  /** Each file that was asked for, with a digest of what was seen. */
  Map<Path, String> seen() {
    return Map.copyOf(seen);
  }

  /** What {@link #seen} would be if the same files were read now. */
  static Map<Path, String> lookAgain(Map<Path, String> seen) {
    var now = new LinkedHashMap<Path, String>();
    for (Path each : seen.keySet()) {
      String digest = UNREADABLE;
      try {
        digest = digest(content(each));
      } catch (IOException e) {
        // As it was remembered.
      }
      now.put(each, digest);
    }
    return Map.copyOf(now);
  }

  /** At most one byte more than {@link #MAX_BYTES}. */
  private static byte[] content(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is no regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes((int) MAX_BYTES + 1);
    }
  }

  private static String describe(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "access denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
