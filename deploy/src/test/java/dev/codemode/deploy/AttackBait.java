package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What attacks are after, planted where the supervisor's user can reach it and a program must not:
 * secrets in a file, in the environments of the supervisor, of an MCP server and of another
 * process; a path to write to; sockets that listen. Each secret occurs in no program.
 */
final class AttackBait implements AutoCloseable {
  /** The beginning of all secrets; says nothing by itself. */
  private static final String WORD = "swordfish";

  private static final String VARIABLE = "ATTACK_BAIT";

  private final Path folder;
  private final TestUser user;
  private final Map<String, String> secrets = new TreeMap<>();
  private final AttackListeners listeners;
  private final ShellServer denied;
  private final String servers;
  private Process other;

  private AttackBait(TestUser user) throws IOException {
    this.user = user;
    folder = Files.createTempDirectory(Path.of("/tmp"), "cm-bait-").toRealPath();
    for (String place :
        List.of("file", "supervisor", "server", "other", "flag", "exists", "kept", "heard")) {
      secrets.put(place, WORD + "-" + place + "-" + random());
    }
    listeners = AttackListeners.open(folder, secret("heard"));
    denied = ShellServer.in(folder);
    servers = plantServers();
    plantFile();
    other = startOther();
  }

  static AttackBait plant() throws IOException {
    return plant(TestUser.own());
  }

  /**
   * @param user whose it all is
   */
  static AttackBait plant(TestUser user) throws IOException {
    return new AttackBait(user);
  }

  /** Whom the supervisor has to belong to. */
  TestUser user() {
    return user;
  }

  private static String random() {
    var bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private String secret(String place) {
    return Optional.ofNullable(secrets.get(place)).orElseThrow();
  }

  /** All that has a place in the file system. */
  Path folder() {
    return folder;
  }

  private Path file() {
    return folder.resolve("secret");
  }

  private Path canary() {
    return folder.resolve("canary");
  }

  private void plantFile() throws IOException {
    Files.writeString(file(), secret("file"));
    String module = "value = '%s'\n".formatted(secret("file"));
    Files.writeString(folder.resolve("secret.py"), module);
    try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve("secret.zip")))) {
      out.putNextEntry(new JarEntry("secret.py"));
      out.write(module.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.closeEntry();
    }
    user.takeOver(folder);
  }

  /** Waits for input that never comes. */
  private Process startOther() throws IOException {
    var builder =
        new ProcessBuilder(user.command(List.of("sh", "-c", "read line", secret("other"))));
    builder.environment().put(VARIABLE, secret("other"));
    return builder.start();
  }

  /** What the supervisor is started with. */
  Map<String, String> environment() {
    return Map.of(VARIABLE, secret("supervisor"));
  }

  private String plantServers() throws IOException {
    var attacked = new TreeMap<String, Object>(InstantServer.entryIn(folder));
    attacked.put("env", Map.of(VARIABLE, secret("server")));
    var withDenied = new TreeMap<>(denied.entry());
    withDenied.put("excludeTools", List.of("mark"));
    return Json.servers(Map.of("attacked", attacked, "denied", withDenied));
  }

  /** An mcp_servers.json: a server that may be called, and one with a tool that may not. */
  String servers() {
    return servers;
  }

  /** A folder for the front of a PATH, in which bubblewrap is a program that always fails. */
  Path brokenBubblewrap() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path bwrap = Files.writeString(bin.resolve("bwrap"), "#!/bin/sh\nexit 1\n");
    Files.setPosixFilePermissions(
        bwrap, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin;
  }

  /** The program with what it is told of its surroundings. */
  String bait(String program, StdioServer server) {
    return bait(program, server.process().pid(), server.sandpit());
  }

  /**
   * The same without a server that is already there.
   *
   * @param supervisor a process with {@link #environment}, as the program sees it
   * @param sandpit where the configuration is
   */
  String bait(String program, long supervisor, Sandpit sandpit) {
    String text = program;
    for (var each :
        Map.ofEntries(
                Map.entry("FILE", file().toString()),
                Map.entry("FOLDER", folder.toString()),
                Map.entry("CANARY", canary().toString()),
                Map.entry("PORT", Integer.toString(listeners.port())),
                Map.entry("UDP", Integer.toString(listeners.datagramPort())),
                Map.entry("SOCKET", listeners.path().toString()),
                Map.entry("ABSTRACT", listeners.abstractName()),
                Map.entry("OTHER", Long.toString(other.pid())),
                Map.entry("SUPERVISOR", Long.toString(supervisor)),
                Map.entry("CONFIGURATION", sandpit.folder().resolve("mcp_servers.json").toString()),
                Map.entry("VARIABLE", VARIABLE),
                Map.entry("WORD", WORD),
                Map.entry("FLAG", secret("flag")),
                Map.entry("EXISTS", secret("exists")),
                Map.entry("KEPT", secret("kept")))
            .entrySet()) {
      text = text.replace("@" + each.getKey() + "@", each.getValue());
    }
    return text;
  }

  /** The secrets that an output tells. */
  List<String> seenIn(String output) {
    return secrets.entrySet().stream()
        .filter(each -> output.contains(each.getValue()))
        .map(each -> "secret seen: " + each.getKey())
        .toList();
  }

  /** Whether an output tells what an earlier run kept. */
  static String keptSecret() {
    return "secret seen: kept";
  }

  /** Whether an output tells that the secret file is there. */
  static String existence() {
    return "secret seen: exists";
  }

  /** What was done to the bait since it was last asked for, and lays it out anew. */
  List<String> taken() throws IOException {
    List<String> taken = new ArrayList<>(listeners.takeContacts());
    if (Files.exists(canary(), java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      taken.add("canary written");
      delete(canary());
    }
    if (Files.deleteIfExists(denied.marker())) {
      taken.add("denied tool called");
    }
    if (!isIntact()) {
      taken.add("secret file changed");
      plantFile();
    }
    if (!other.isAlive()) {
      taken.add("other process dead");
      other = startOther();
    }
    return taken;
  }

  private boolean isIntact() throws IOException {
    return Files.isReadable(file()) && Files.readString(file()).equals(secret("file"));
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    other.destroyForcibly();
    listeners.close();
    delete(folder);
  }
}
