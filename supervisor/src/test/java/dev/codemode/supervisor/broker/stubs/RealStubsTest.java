package dev.codemode.supervisor.broker.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import dev.codemode.supervisor.testing.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stubs of the tools of real servers, as a model reads them. */
class RealStubsTest {
  static List<String> servers() throws IOException {
    return ToolLists.servers();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void areAsTheyWere(String server) throws IOException {
    var names = new PythonNames("tool");
    var module = new PythonNames("server").give(server);
    var text = new StringBuilder();
    for (ToolDefinition each : ToolLists.of(server)) {
      String name = names.give(each.name());
      Optional<String> example = ExampleCall.of(module, name, each.inputSchema());
      text.append("# ").append(PythonStub.brief(name, each)).append("\n");
      text.append("# ").append(example.orElse("no example")).append("\n\n");
      text.append(PythonStub.of(name, each)).append("\n\n\n");
    }

    Golden.check("stubs/" + server + ".py", text.toString());
    assertThat(PythonSyntax.statements(text.toString())).isNotEmpty();
  }

  @Test
  void areShort() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    for (String server : servers()) {
      for (ToolDefinition each : ToolLists.of(server)) {
        lengths.add(PythonStub.of("f", each).length());
        assertThat(PythonStub.brief("f", each)).hasSizeLessThanOrEqualTo(300).doesNotContain("\n");
      }
    }
    lengths.sort(null);

    assertThat(lengths).hasSizeGreaterThan(150).allMatch(length -> length <= 8_000);
    assertThat(lengths.get(lengths.size() / 2)).as("median").isLessThan(700);
    assertThat(lengths.get(lengths.size() * 8 / 10)).as("four of five").isLessThan(1_500);
  }
}
