package dev.codemode.worker.engine;

import static dev.codemode.worker.engine.TestingInterpreter.runAmongOthers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for tools from inside a program. */
class ToolSearchTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tools.search('say it again')",
        "import tools as t\nt.search('say it again', limit=3, server=demo)",
        "await tools.search('say it again')",
        "found = tools.search()\nlist(found)",
      })
  void foundToolsAreDicts(String code) {
    assertThat(runAmongOthers(code, "{}").result())
        .isEqualTo("[{\"name\": \"demo.echo\", \"brief\": \"demo.echo(first)\"}]");
  }

  @Test
  void theAnswerTellsHowManyThereAreAndWhoIsMissing() {
    assertThat(runAmongOthers("f = tools.search('x')\n[f.total, f.unavailable]", "{}").result())
        .isEqualTo("[7, [\"broken: it did not start\"]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try:\n  tools.search('mistake', server='nowhere')\nexcept ToolError as e:\n  r = e.message\nr == 'no such server'",
        "try:\n  tools.search('x', limit=0)\nexcept ValueError as e:\n  r = str(e)\n'1 to 50' in r",
        "try:\n  tools.search('x', limit='many')\nexcept ValueError as e:\n  r = str(e)\n'1 to 50' in r",
        "len(tools.search('x' * 100_000)) == 1",
      })
  void whatCannotBeSearchedIsAnErrorAndNothingBreaks(String code) {
    assertThat(runAmongOthers(code, "{}").result()).isEqualTo("true");
  }
}
