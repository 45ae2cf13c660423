package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.config.ServerEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The values in an entry that may be secrets, so that they can be hidden where they turn up. */
final class ServerSecrets {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(key|token|secret|passw|credential|auth).*");

  /** Longest text before a value in which a telling name is looked for. */
  private static final int LONGEST_NAME = 2_000;

  private ServerSecrets() {}

  /** All values that may be secrets in an entry of either kind. */
  static Set<String> of(ServerEntry entry) {
    return switch (entry) {
      case ServerEntry.Stdio stdio -> of(stdio);
      case ServerEntry.Http http -> of(http);
      case ServerEntry.Unusable _ -> Set.of();
    };
  }

  /**
   * All values of the environment but PATH, and of variables, and arguments, or what stands in them
   * behind {@code =} or {@code :}, that belong to a name such as {@code --token} or {@code
   * Authorization}.
   */
  static Set<String> of(ServerEntry.Stdio entry) {
    var secrets = new HashSet<>(entry.inserted());
    entry.env().forEach((name, value) -> add(secrets, name.equals("PATH") ? "" : value));
    List<String> arguments = entry.command().subList(1, entry.command().size());
    boolean named = false;
    for (String each : arguments) {
      int equals = each.indexOf('=');
      int sign = valueAt(each);
      if (sign > 0) {
        add(secrets, each.substring(sign).strip());
      } else if (named && !each.startsWith("-")) {
        secrets.add(each);
      }
      named = each.startsWith("-") && equals < 0 && SECRET_NAME.matcher(each).matches();
    }
    return secrets;
  }

  /** All values of headers and of the url's query. */
  static Set<String> of(ServerEntry.Http entry) {
    var secrets = new HashSet<>(entry.inserted());
    entry.headers().values().forEach(each -> add(secrets, each));
    String query = entry.url().getQuery();
    if (query != null) {
      for (String each : query.split("&", -1)) {
        secrets.add(each.substring(each.indexOf('=') + 1));
      }
    }
    return secrets;
  }

  /** Where the value begins that stands behind a telling name; 0 when there is none. */
  private static int valueAt(String argument) {
    for (int i = 0; i < Math.min(argument.length(), LONGEST_NAME); i++) {
      char c = argument.charAt(i);
      if ((c == '=' || c == ':') && SECRET_NAME.matcher(argument.substring(0, i)).matches()) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Also without the scheme, as in "Bearer …". */
  private static void add(Set<String> secrets, String value) {
    secrets.add(value);
    secrets.add(value.substring(value.lastIndexOf(' ') + 1));
  }
}
