package dev.codemode.supervisor.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the next page of a search begins, as an opaque text that fits this search alone. */
final class SearchCursor {
  private static final int LONGEST = 60;

  private SearchCursor() {}

  static String of(int offset, String query, Optional<String> server) {
    String text = offset + ":" + mark(query, server);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The offset; empty when it is no cursor of this search. */
  static OptionalInt read(String cursor, String query, Optional<String> server) {
    if (cursor.length() > LONGEST) {
      return OptionalInt.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int colon = text.indexOf(':');
      boolean fits = colon > 0 && text.substring(colon + 1).equals(mark(query, server));
      int offset = fits ? Integer.parseInt(text.substring(0, colon)) : -1;
      return offset < 0 ? OptionalInt.empty() : OptionalInt.of(offset);
    } catch (IllegalArgumentException e) {
      return OptionalInt.empty();
    }
  }

  private static String mark(String query, Optional<String> server) {
    return Integer.toHexString((query + "\n" + server.orElse("")).hashCode());
  }
}
