package dev.codemode.supervisor.broker.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonNamesTest {
  @ParameterizedTest
  @CsvSource({
    "github, github",
    "my-server, my_server",
    "listIssues, listIssues",
    "get.sum, get_sum",
    "a  /  b, a_b",
    "21st.dev, server_21st_dev",
    "__class__, class__",
    "_private, private",
    "time, time_server",
    "class, class_server",
    "print, print_server",
    "tools, tools_server",
    "größe, größe",
    "ﬁle, file",
    "日本, 日本",
    "'!!!', server",
    "trailing_, trailing_",
    "trailing-, trailing",
  })
  void makesIdentifiers(String original, String expected) {
    assertThat(new PythonNames("server").give(original)).isEqualTo(expected);
  }

  @Test
  void collidingNamesGetSuffixesInOrder() {
    var names = new PythonNames("tool");

    assertThat(names.give("a-b")).isEqualTo("a_b");
    assertThat(names.give("a_b")).isEqualTo("a_b_tool");
    assertThat(names.give("a.b")).isEqualTo("a_b_tool_2");
    assertThat(names.give("a_b_tool")).isEqualTo("a_b_tool_tool");
  }
}
