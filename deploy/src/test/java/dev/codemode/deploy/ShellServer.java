package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An MCP server of a few lines of POSIX sh, for what no other server does: a call of {@code mark}
 * leaves a file behind, by which a test sees that a program has come so far; {@code every_kind}
 * returns a block of each kind of content.
 *
 * @param script the server
 * @param marker made by {@code mark}
 */
record ShellServer(Path script, Path marker) {
  /** A cold worker on a busy machine needs this long before a program's first call. */
  private static final Duration CALLED_WITHIN = Duration.ofSeconds(60);

  private static final String SCRIPT =
      """
      # One JSON-RPC message a line, ids are numbers.
      reply() {
        printf '{"jsonrpc":"2.0","id":%s,"result":%s}\\n' "$id" "$1"
      }
      while IFS= read -r line; do
        id=${line#*'"id":'}
        id=${id%%[,\\}]*}
        case $line in
          *'"method":"initialize"'*)
            reply '{"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"shell","version":"1"}}' ;;
          *'"method":"tools/list"'*)
            reply '{"tools":[{"name":"mark","inputSchema":{"type":"object"}},{"name":"every_kind","inputSchema":{"type":"object"}}]}' ;;
          *'"method":"tools/call"'*'"name":"every_kind"'*)
            reply '{"content":[\
              {"type":"text","text":"words"},\
              {"type":"image","data":"AQID","mimeType":"image/png"},\
              {"type":"audio","data":"BAUG","mimeType":"audio/wav"},\
              {"type":"resource","resource":{"uri":"a://text","mimeType":"text/plain","text":"inner"}},\
              {"type":"resource","resource":{"uri":"a://blob","mimeType":"application/x-b","blob":"BwgJ"}},\
              {"type":"resource_link","uri":"a://link","name":"Link","mimeType":"text/html"}]}' ;;
          *'"method":"tools/call"'*)
            : >"$1"
            reply '{"content":[]}' ;;
        esac
      done
      """;

  /** Writes the server into the folder. */
  static ShellServer in(Path folder) throws IOException {
    Path script = Files.writeString(folder.resolve("shell-server.sh"), SCRIPT);
    return new ShellServer(script, folder.resolve("marker"));
  }

  /** The entry of mcp_servers.json. */
  Map<String, Object> entry() {
    return Map.of("command", "sh", "args", List.of(script.toString(), marker.toString()));
  }

  /** Waits until {@code mark} was called; says whether it was. */
  boolean awaitMark() throws InterruptedException {
    return Processes.await(CALLED_WITHIN, () -> Files.exists(marker));
  }
}
