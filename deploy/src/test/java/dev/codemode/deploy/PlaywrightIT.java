package dev.codemode.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One program drives a real browser. */
final class PlaywrightIT {
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <title>Ward round</title>
      <h1>Beds</h1>
      <p id="free">unknown</p>
      <button onclick="document.getElementById('free').textContent = 'seven beds are free'">Count</button>
      """;

  private static final String PROGRAM =
      """
      import re
      def text(reply):
          blocks = reply if isinstance(reply, list) else [reply]
          return "\\n".join(block for block in blocks if isinstance(block, str))
      opened = text(browser.browser_navigate(url=url))
      page = text(browser.browser_snapshot())
      button = re.search(r'button "Count".*?\\[ref=(\\w+)\\]', page).group(1)
      browser.browser_click(element="Count", target=button)
      after = text(browser.browser_snapshot())
      shot = [block for block in browser.browser_take_screenshot(type="png", scale="css") if not isinstance(block, str)][0]
      browser.browser_close()
      {
          "title": "Ward round" in opened,
          "before": "unknown" in page and "seven beds" not in page,
          "after": re.search(r"(\\w+) beds are free", after).group(1),
          "image": [shot.mime_type, type(shot.data).__name__, list(shot.data[:8]), len(shot.data) > 1000],
      }
      """;

  @Test
  void programOpensClicksReadsAndTakesAScreenshot(@TempDir Path output) throws Exception {
    NpmServers npm = NpmServers.install();
    Path executable = Chromium.find();
    Path profiles = Files.createDirectory(output.resolve("tmp"));
    var entry =
        new HashMap<>(
            npm.program(Chromium.SERVER, Chromium.arguments(executable, output.resolve("output"))));
    entry.put("env", Map.of("TMPDIR", profiles.toString()));
    try (var pages = new LocalPages(Map.of("/", PAGE));
        StdioServer server = StdioServer.start(Json.servers(Map.of("browser", entry)))) {
      ExecuteResult result =
          server.execute(Map.of("code", PROGRAM, "variables", Map.of("url", pages.url("/"))));
      assertThat(result.status())
          .as("%s\n%s", result.structured(), server.log())
          .isEqualTo("completed");
      // The eight bytes that every PNG begins with.
      assertThat(result.result())
          .isEqualTo(
              Json.parse(
                  """
                  {"title": true, "before": true, "after": "seven",
                   "image": ["image/png", "bytes", [137, 80, 78, 71, 13, 10, 26, 10], true]}
                  """));
    }
  }
}
