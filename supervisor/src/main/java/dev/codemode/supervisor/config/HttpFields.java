package dev.codemode.supervisor.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a server that is reached over HTTP. Its errors repeat no url and no header. */
final class HttpFields {
  private static final String EXPECTED =
      "must be an absolute http or https address, such as https://example.com/mcp";

  /** A token of RFC 9110, section 5.6.2. */
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** Tab and what is visible: RFC 9110, section 5.5. */
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\t\\x20-\\x7E\\x80-\\xFF]*");

  /** Belong to the connection. */
  private static final Set<String> RESERVED =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final EntryFields fields;

  HttpFields(EntryFields fields) {
    this.fields = fields;
  }

  /** The key under which an entry gives its url. */
  static Optional<String> spelling(EntryFields fields) {
    return fields.spelled("httpUrl", "url", "serverUrl");
  }

  URI url() throws ConfigException {
    String field = spelling(fields).orElse("url");
    String text =
        fields.text(field).orElseThrow(() -> fields.wrong(field, "missing; it " + EXPECTED));
    URI url;
    try {
      url = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw fields.wrong(field, EXPECTED);
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme) || url.getHost() == null) {
      throw fields.wrong(field, EXPECTED);
    }
    if (url.getRawUserInfo() != null) {
      throw fields.wrong(field, "must not hold a password; put it into \"headers\"");
    }
    return url;
  }

  Map<String, String> headers() throws ConfigException {
    Map<String, String> headers = fields.textMap("headers");
    for (Map.Entry<String, String> each : headers.entrySet()) {
      String name = each.getKey();
      if (!HEADER_NAME.matcher(name).matches()) {
        throw fields.wrong("headers", "the name of a header must be letters, digits and dashes");
      }
      if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
        throw fields.wrong("headers", name, "is set by the connection itself");
      }
      if (!HEADER_VALUE.matcher(each.getValue()).matches()) {
        throw fields.wrong("headers", name, "must be one line of ASCII");
      }
    }
    return headers;
  }
}
