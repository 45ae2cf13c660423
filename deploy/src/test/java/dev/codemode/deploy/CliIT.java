package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command line, as people and scripts use it. */
final class CliIT {
  private static final int SIGTERM = 15;

  private Sandpit sandpit;

  @BeforeEach
  void create() throws IOException {
    sandpit = Sandpit.create();
    sandpit.write("mcp_servers.json", Json.servers(Map.of()));
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    sandpit.assertNothingLeft(List.of());
    sandpit.delete();
  }

  private Ended codemode(String... arguments) throws Exception {
    return sandpit.run(arguments);
  }

  @Test
  void completedProgramExitsWithZero() throws Exception {
    String file = sandpit.write("program.py", "print('hi')\n{'n': 6 * 7}\n").toString();
    Ended plain = codemode("run", file);
    assertThat(plain.code()).as(plain.stderr()).isZero();
    assertThat(plain.stdout()).contains("hi", "42");
    Ended json = codemode("run", "--json", file);
    JsonNode result = json.json();
    assertThat(result.path("status").asString()).isEqualTo("completed");
    assertThat(result.path("result").path("n").asInt()).isEqualTo(42);
    assertThat(result.path("run").path("run_id").asString()).isNotBlank();
    assertThat(result.path("run").path("usage").path("worker").asString()).isEqualTo("cold");
  }

  @Test
  void failedProgramExitsWithOne() throws Exception {
    Ended ended = codemode("run", sandpit.write("program.py", "1 / 0\n").toString());
    assertThat(ended.code()).as(ended.stderr()).isEqualTo(1);
    assertThat(ended.stdout() + ended.stderr()).contains("ZeroDivisionError", "line 1");
  }

  @Test
  void refusedProgramExitsWithThree() throws Exception {
    Ended ended = codemode("run", sandpit.write("program.py", "import socket\n").toString());
    assertThat(ended.code()).as(ended.stderr()).isEqualTo(3);
    assertThat(ended.stdout() + ended.stderr()).contains("socket");
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    assertThat(codemode("run", "/nonexistent/program.py").code()).isEqualTo(2);
    Ended unknown = codemode("runn");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.stderr()).contains("runn");
  }

  @Test
  void malformedServersFileIsNamedWithItsLine() throws Exception {
    Path file = sandpit.write("broken.json", "{\n  \"mcpServers\": {\n    oops\n  }\n}\n");
    String program = sandpit.write("program.py", "1\n").toString();
    Ended ended = codemode("run", "--servers", file.toString(), program);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.stderr()).contains("broken.json", "line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stdio", "run", "doctor", "demo-server"})
  void helpShowsAnExample(String command) throws Exception {
    Ended ended = codemode(command, "--help");
    assertThat(ended.code()).as(ended.stderr()).isZero();
    assertThat(ended.stdout()).contains("codemode " + command).containsIgnoringCase("example");
  }

  /** A worker that is to be used again is killed while it gets ready: that is no news. */
  @Test
  void runOnATenantsWorkerEndsWithoutAWord() throws Exception {
    String file = sandpit.write("program.py", "1 + 1").toString();
    Ended ended =
        sandpit.run(
            sandpit.command(
                Built.distribution(),
                Map.of("CODEMODE_ISOLATION", "tenant"),
                List.of("run", file)));
    assertThat(ended.code()).as("%s%s", ended.stdout(), ended.stderr()).isZero();
    assertThat(ended.stdout()).isEqualTo("result: 2\n");
    assertThat(ended.stderr()).isEmpty();
  }

  @Test
  void doctorFindsAWorkingMachine() throws Exception {
    Ended ended = codemode("doctor");
    assertThat(ended.code()).as("%s%s", ended.stdout(), ended.stderr()).isZero();
    assertThat(ended.stdout()).contains("JDK");
  }

  @Test
  void terminationInTheMiddleLeavesNothing() throws Exception {
    ShellServer shell = ShellServer.in(sandpit.folder());
    sandpit.write("mcp_servers.json", Json.servers(Map.of("shell", shell.entry())));
    String file = sandpit.write("program.py", "shell.mark()\nwhile True: pass\n").toString();
    Process process =
        sandpit
            .command(Built.distribution(), Map.of(), List.of("run", file))
            .redirectErrorStream(true)
            .redirectOutput(sandpit.folder().resolve("output").toFile())
            .start();
    try {
      assertThat(shell.awaitMark()).as("the program runs").isTrue();
      // The launcher has become the supervisor, so this is SIGTERM to the supervisor.
      process.destroy();
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("ends on SIGTERM").isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + SIGTERM);
    } finally {
      process.destroyForcibly();
    }
  }
}
