package dev.codemode.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * MCP servers of a few lines of POSIX sh that do what no server should. Each has the tools {@code
 * work}, which answers "done", and {@code misbehave}, which does what the fault says; some faults
 * show at the start.
 *
 * @param script all of them
 */
record MisbehavingServer(Path script) {
  /** Milliseconds that a call of one of them may take. */
  static final int CALL_MILLIS = 4_000;

  private static final String SCRIPT =
      """
      fault=$1
      reply() {
        printf '{"jsonrpc":"2.0","id":%s,"result":%s}\\n' "$id" "$1"
      }
      text() {
        reply '{"content":[{"type":"text","text":"'"$1"'"}]}'
      }
      case $fault in
        crash_at_start) echo 'no database here' >&2; exit 3 ;;
        hang_at_start) while :; do read -r line || sleep 1; done ;;
        banner) printf 'Welcome!\\n{not json\\n[1, 2]\\n\\n{"jsonrpc":"2.0"}\\n' ;;
        closed_stderr) exec 2>&- ;;
        ignores_term) trap '' TERM ;;
        sleeper) while :; do sleep 1; done ;;
      esac
      changed=
      while IFS= read -r line || [ "$fault" = ignores_term ]; do
        id=${line#*'"id":'}
        id=${id%%[,\\}]*}
        case $line in
          '') sleep 1 ;;
          *'"method":"initialize"'*)
            reply '{"protocolVersion":"2025-11-25","capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":"odd","version":"1"}}' ;;
          *'"method":"tools/list"'*)
            tools='{"name":"work","inputSchema":{"type":"object"}},{"name":"misbehave","inputSchema":{"type":"object"}}'
            case $fault in
              slow_list) sleep 3 ;;
              wrong_types) tools='1,null,[],"x",{},{"name":5},{"name":""},'$tools',{"name":"odd","description":7,"inputSchema":[],"outputSchema":"no"}' ;;
              many_tools) tools=$tools$(awk 'BEGIN { for (n = 0; n < 10000; n++) printf ",{\\"name\\":\\"tool_%d\\",\\"inputSchema\\":{\\"type\\":\\"object\\"}}", n }') ;;
            esac
            [ -z "$changed" ] || tools=$tools',{"name":"late","inputSchema":{"type":"object"}}'
            reply '{"tools":['"$tools"']}' ;;
          *'"method":"tools/call"'*'"name":"misbehave"'*)
            case $fault in
              crash) echo 'out of luck' >&2; exit 9 ;;
              hang) ;;
              garbage) printf 'debug: called\\n{"jsonrpc":"2.0","id":}\\n{]\\n\\377\\376\\n'; text survived ;;
              flood)
                awk 'BEGIN { while (n++ < 20000) print "noise noise noise noise noise noise noise noise" }'
                awk 'BEGIN { while (n++ < 20000) print "noise noise noise noise noise noise noise noise" }' >&2
                text survived ;;
              long_line)
                printf '{"jsonrpc":"2.0","id":%s,"result":{"content":[{"type":"text","text":"' "$id"
                head -c 20000000 /dev/zero | tr '\\000' x
                printf '"}]}}\\n' ;;
              ids)
                wanted=$id
                for id in 987654 '"text"' null 0 -1 1e3; do text stranger; done
                id=$wanted
                text first
                text second ;;
              wrong_types) reply '"nothing"' ;;
              odd_error) printf '{"jsonrpc":"2.0","id":%s,"error":"text"}\\n' "$id" ;;
              forks) setsid sh "$0" sleeper </dev/null >/dev/null 2>&1 & text forked ;;
              changes)
                changed=yes
                printf '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\\n'
                text changed ;;
              *) text survived ;;
            esac ;;
          *'"method":"tools/call"'*) text done ;;
        esac
        line=
      done
      """;

  /** Writes them into the folder, which has to be the only one with such a script. */
  static MisbehavingServer in(Path folder) throws IOException {
    return new MisbehavingServer(
        Files.writeString(folder.resolve("misbehaving-server.sh"), SCRIPT));
  }

  /** The entry of mcp_servers.json for the one with the fault. */
  Map<String, Object> entry(String fault) {
    return Map.of(
        "command", "sh", "args", List.of(script.toString(), fault), "timeout", CALL_MILLIS);
  }
}
