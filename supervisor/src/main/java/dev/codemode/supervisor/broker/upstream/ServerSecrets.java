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

  private ServerSecrets() {}

  /** All values of the environment, and arguments that belong to a name such as {@code --token}. */
  static Set<String> of(ServerEntry.Stdio entry) {
    var secrets = new HashSet<>(entry.env().values());
    List<String> arguments = entry.command().subList(1, entry.command().size());
    boolean named = false;
    for (String each : arguments) {
      int equals = each.indexOf('=');
      if (equals >= 0 && SECRET_NAME.matcher(each.substring(0, equals)).matches()) {
        secrets.add(each.substring(equals + 1));
      } else if (named && !each.startsWith("-")) {
        secrets.add(each);
      }
      named = each.startsWith("-") && equals < 0 && SECRET_NAME.matcher(each).matches();
    }
    return secrets;
  }

  /** All values of headers and of the url's query. */
  static Set<String> of(ServerEntry.Http entry) {
    var secrets = new HashSet<String>();
    for (String each : entry.headers().values()) {
      secrets.add(each);
      // Without the scheme, as in "Bearer …".
      secrets.add(each.substring(each.lastIndexOf(' ') + 1));
    }
    String query = entry.url().getQuery();
    if (query != null) {
      for (String each : query.split("&", -1)) {
        secrets.add(each.substring(each.indexOf('=') + 1));
      }
    }
    return secrets;
  }
}
