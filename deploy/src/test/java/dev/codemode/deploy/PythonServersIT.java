package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tools of real MCP servers that are written in Python, called by programs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PythonServersIT {
  private static final String PAGE =
      "<html><head><title>Stock</title></head><body><article><h1>Stock</h1>"
          + "<p>The shelf holds forty lamps.</p></article></body></html>";

  private Path repository;
  private LocalPages pages;
  private StdioServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, InterruptedException {
    PythonServers python = PythonServers.install();
    if (!Machine.runs("git", "--version")) {
      Machine.lacks("git is needed for the test with the git server");
    }
    repository = Files.createDirectory(folder.toRealPath().resolve("repository"));
    git("init", "-q", "-b", "trunk");
    Files.writeString(repository.resolve("a.txt"), "alpha\n");
    git("add", "a.txt");
    git("commit", "-q", "-m", "Add the first letter");
    Files.writeString(repository.resolve("a.txt"), "alpha and omega\n");
    pages =
        new LocalPages(
            Map.of(
                "/stock.html", PAGE,
                "/private/stock.html", PAGE,
                "/robots.txt", "User-agent: *\nDisallow: /private/\n"));
    // It would hand pages to Node.js, and fetch modules for that, where it finds one on the PATH.
    var fetch = new HashMap<>(python.entry("mcp-server-fetch", "--allow-private-ips"));
    fetch.put("env", Map.of("PATH", python.programs().toString()));
    server =
        StdioServer.start(
            Json.servers(
                Map.of(
                    "clock", python.entry("mcp-server-time", "--local-timezone", "Etc/UTC"),
                    "git", python.entry("mcp-server-git", "--repository", repository.toString()),
                    "web", fetch)));
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    var command =
        new java.util.ArrayList<>(
            List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).as("git %s", List.of(arguments)).isZero();
  }

  @AfterAll
  void stop() throws IOException {
    if (pages != null) {
      pages.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void timeIsConverted() throws IOException {
    ExecuteResult result =
        completed(
            """
            import json
            reply = clock.convert_time(source_timezone="Europe/Berlin", time="12:00", target_timezone="Asia/Tokyo")
            reply = json.loads(reply) if isinstance(reply, str) else reply
            reply["target"]["timezone"], reply["target"]["datetime"][11:13] in ("19", "20")
            """);
    assertThat(result.result()).isEqualTo(Json.parse("[\"Asia/Tokyo\", true]"));
  }

  @Test
  void repositoryIsReadAndChanged() throws IOException {
    ExecuteResult result =
        completed(
            """
            path = %s
            def text(reply):
                return reply if isinstance(reply, str) else str(reply)
            log = text(git.git_log(repo_path=path, max_count=5))
            difference = text(git.git_diff_unstaged(repo_path=path))
            git.git_add(repo_path=path, files=["a.txt"])
            status = text(git.git_status(repo_path=path))
            ["Add the first letter" in log, "+alpha and omega" in difference, "Changes to be committed" in status]
            """
                .formatted(Json.write(repository.toString())));
    assertThat(result.result()).isEqualTo(Json.parse("[true, true, true]"));
  }

  @Test
  void pageIsFetched() throws IOException {
    ExecuteResult result =
        completed("str(web.fetch(url=%s))".formatted(Json.write(pages.url("/stock.html"))));
    assertThat(result.result().asString()).contains("The shelf holds forty lamps.");
  }

  @Test
  void refusalOfAServerIsAToolError() throws IOException {
    ExecuteResult result =
        server.execute("web.fetch(url=%s)".formatted(Json.write(pages.url("/private/stock.html"))));
    assertThat(result.status()).as("%s", result.structured()).isEqualTo("failed");
    assertThat(result.errorType()).isEqualTo("ToolError");
    assertThat(result.message()).contains("robots.txt");
  }

  @Test
  void wrongArgumentsAreFoundBeforeTheCall() throws IOException {
    ExecuteResult result = server.execute("clock.get_current_time(zone='Etc/UTC')");
    assertThat(result.errorType()).as("%s", result.structured()).isEqualTo("ToolArgumentError");
    assertThat(result.message()).contains("zone", "timezone");
  }

  private ExecuteResult completed(String code) throws IOException {
    ExecuteResult result = server.execute(code);
    assertThat(result.status())
        .as("%s\n%s", result.structured(), server.log())
        .isEqualTo("completed");
    return result;
  }
}
