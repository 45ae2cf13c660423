package dev.codemode.worker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form in which programs run: wrapped or not, style, tools that they name. */
class PreparationTest {
  private static final Map<String, String> SERVERS = Map.of("crm", "crm", "my_server", "my-server");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "1 + 1 ~ false ~ false ~ true",
        "x = 1 ~ false ~ false ~ false",
        "'' ~ false ~ false ~ true",
        "return 1 ~ true ~ false ~ true",
        "exit() ~ true ~ false ~ true",
        "await x ~ true ~ true ~ true",
        "async def f():\\n  await x ~ false ~ true ~ false",
        "async def f(): pass ~ false ~ false ~ false",
        "[await x for x in y] ~ true ~ true ~ true",
        "[x async for x in y] ~ true ~ true ~ true",
        "async with x: pass ~ true ~ true ~ true",
        "async for x in y: pass ~ true ~ true ~ true",
        "lambda: [x async for x in y] ~ false ~ true ~ true",
        "def f():\\n  return 1 ~ false ~ false ~ false",
        "class A:\\n  x = 1 ~ false ~ false ~ false",
      })
  void styleAndWrapping(String code, boolean wrapped, boolean async, boolean hasResult) {
    PreparedProgram program = prepare(code.replace("\\n", "\n"));
    assertThat(program.wrapped()).isEqualTo(wrapped);
    assertThat(program.async()).isEqualTo(async);
    assertThat(program.hasResult()).isEqualTo(hasResult);
  }

  @Test
  void wrappingIndentsAllButTheInsideOfStrings() {
    assertThat(
            prepare(
                    """
                    from math import *
                    x: int = 1
                    y: str
                    text = '''a
                    b'''
                    await z
                    """)
                .text())
        .isEqualTo(
            """
            async def __codemode_main__():
             global x, y, text
             __codemode_import_star__('math')\s
             x = 1
             pass\s
             text = '''a
            b'''
             return await z
             \n""");
  }

  @Test
  void fencesAreBlankedAndLinesKept() {
    assertThat(prepare("```python\nx = 1\n```\n").text()).isEqualTo("\nx = 1\n\n");
    assertThat(prepare("x = '''\n```\ny\n```\n'''").text()).contains("```");
  }

  @Test
  void toolsAreFoundUnderEveryName() {
    PreparedProgram program =
        prepare(
            """
            import crm as c
            from crm import first as f
            from tools import my_server as m
            from my_server import *
            crm.second(); c.third(); m.fourth(); tools['my-server']['odd.name'](); tools.crm.fifth()
            other.sixth(); crm.__doc__
            """);
    assertThat(program.tools())
        .containsExactlyInAnyOrder(
            new ToolMention("crm", "first"),
            new ToolMention("crm", "second"),
            new ToolMention("crm", "third"),
            new ToolMention("my-server", "fourth"),
            new ToolMention("my-server", "odd.name"),
            new ToolMention("crm", "fifth"));
    assertThat(program.wholeServers()).containsExactly("my-server");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "x = 1\\n\\n  y = 2 ~ IndentationError ~ 3 ~ 3",
        "if x:\\n  y\\n    z ~ IndentationError ~ 3 ~ 5",
        "def f():\\nx ~ IndentationError ~ 2 ~ 1",
        "x = '😀' $ ~ SyntaxError ~ 1 ~ 9",
        "x = ( ~ SyntaxError ~ 1 ~ 5",
        "yield 1; await x ~ SyntaxError ~ 1 ~ 1",
      })
  void mistakesHaveLineAndColumn(String code, String errorType, int line, int column) {
    var refused = (Verdict.Refused) inspect(code.replace("\\n", "\n"));
    assertThat(refused.errorType()).isEqualTo(errorType);
    assertThat(refused.line()).isEqualTo(line);
    assertThat(refused.column()).isEqualTo(column);
    assertThat(refused.message()).isNotEmpty();
  }

  @Test
  void hostileTextIsRefusedAndNotACrash() {
    for (String code :
        new String[] {
          "x = '\0'",
          "(".repeat(8_000),
          "-".repeat(8_000) + "1",
          "a" + ".b".repeat(4_000) + "(",
          "f'{".repeat(500),
          "\ud800",
          "[".repeat(150) + "x" + "]".repeat(150) + "="
        }) {
      assertThat(inspect(code)).isInstanceOf(Verdict.Refused.class);
    }
  }

  private static PreparedProgram prepare(String code) {
    return ((Verdict.Accepted) inspect(code)).program();
  }

  private static Verdict inspect(String code) {
    return new ProgramGuard().inspect(code, new GuardOptions(true, SERVERS));
  }
}
