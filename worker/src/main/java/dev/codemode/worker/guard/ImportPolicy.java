package dev.codemode.worker.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which modules a program may import. Fast and friendly, not a security boundary: the sandbox does
 * not rely on it.
 */
final class ImportPolicy {
  /** Modules that need no file, network, process or thread, with everything below them. */
  private static final Set<String> MODULES =
      Set.of(
          "__future__",
          "_collections_abc",
          "abc",
          "argparse",
          "array",
          "ast",
          "asyncio",
          "base64",
          "binascii",
          "bisect",
          "calendar",
          "cmath",
          "codecs",
          "collections",
          "colorsys",
          "contextlib",
          "contextvars",
          "copy",
          "csv",
          "dataclasses",
          "datetime",
          "decimal",
          "difflib",
          "email",
          "enum",
          "fractions",
          "functools",
          "graphlib",
          "hashlib",
          "heapq",
          "hmac",
          "html",
          "io",
          "ipaddress",
          "itertools",
          "json",
          "keyword",
          "locale",
          "logging",
          "math",
          "numbers",
          "operator",
          "pathlib",
          "pprint",
          "quopri",
          "random",
          "re",
          "reprlib",
          "secrets",
          "statistics",
          "string",
          "stringprep",
          "struct",
          "textwrap",
          "time",
          "timeit",
          "token",
          "tokenize",
          "tomllib",
          "tools",
          "traceback",
          "types",
          "typing",
          "unicodedata",
          "unittest",
          "uuid",
          "warnings",
          "weakref",
          "zlib",
          "zoneinfo");

  /** Parts of packages whose other parts are not allowed. */
  private static final Set<String> PARTS = Set.of("urllib.parse", "xml.etree", "xml.sax.saxutils");

  private static final String NO_NETWORK = "there is no network; use a tool of a connected server";
  private static final String NO_THREADS =
      "threads and processes are not available; call tools in parallel with `await asyncio.gather(...)`";
  private static final String NO_PACKAGES =
      "packages outside the standard library are not installed";

  /** What to do instead. */
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("os", "for paths use pathlib; the environment and the system are out of reach"),
          Map.entry("shutil", "there are no files to copy; use a tool of a connected server"),
          Map.entry("glob", "use pathlib, or a tool of a connected server"),
          Map.entry("tempfile", "keep data in variables"),
          Map.entry("sys", "exit() ends the program; the interpreter itself is out of reach"),
          Map.entry("subprocess", NO_THREADS),
          Map.entry("multiprocessing", NO_THREADS),
          Map.entry("threading", NO_THREADS),
          Map.entry("concurrent", NO_THREADS),
          Map.entry("queue", "use collections.deque or asyncio.Queue"),
          Map.entry("socket", NO_NETWORK),
          Map.entry("ssl", NO_NETWORK),
          Map.entry("http", NO_NETWORK),
          Map.entry("urllib", "only urllib.parse is allowed: " + NO_NETWORK),
          Map.entry("requests", NO_NETWORK),
          Map.entry("httpx", NO_NETWORK),
          Map.entry("aiohttp", NO_NETWORK),
          Map.entry("numpy", NO_PACKAGES),
          Map.entry("pandas", NO_PACKAGES),
          Map.entry("pickle", "use json"),
          Map.entry("sqlite3", "use dicts and sorted()"));

  private final Set<String> serverNames;

  ImportPolicy(Set<String> serverNames) {
    this.serverNames = serverNames;
  }

  /**
   * Why a module may not be imported; empty when it may.
   *
   * @param module dotted name
   */
  Optional<String> refuse(String module) {
    String top = module.contains(".") ? module.substring(0, module.indexOf('.')) : module;
    boolean allowed =
        MODULES.contains(top)
            || serverNames.contains(top)
            || PARTS.stream()
                .anyMatch(
                    part ->
                        module.equals(part)
                            || module.startsWith(part + ".")
                            || part.startsWith(module + "."));
    if (allowed) {
      return Optional.empty();
    }
    String instead = INSTEAD.get(top);
    return Optional.of(
        "import of '%s' is not allowed%s".formatted(module, instead == null ? "" : ": " + instead));
  }

  /** What a package's name leads to only through its parts: {@code from urllib import parse}. */
  static boolean isPartial(String module) {
    return PARTS.stream().anyMatch(part -> part.startsWith(module + "."));
  }

  /** All allowed modules, for people. */
  static String allowed() {
    var names = new TreeSet<>(MODULES);
    names.addAll(PARTS);
    names.removeAll(Set.of("_collections_abc", "__future__"));
    return String.join(", ", names);
  }
}
