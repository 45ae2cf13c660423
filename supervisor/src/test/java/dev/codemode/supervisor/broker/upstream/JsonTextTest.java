package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  /** In the middle of an array, as answers are. */
  private static JsonText text(String json) {
    byte[] bytes = ("  " + json + "}]\"").getBytes(StandardCharsets.UTF_8);
    return new JsonText(bytes, 2, bytes.length - 5, null);
  }

  private static String string(@Nullable JsonText text) {
    return text == null ? "nothing" : new String(text.utf8(), StandardCharsets.UTF_8);
  }

  private static JsonText member(JsonText object, String name) {
    return Objects.requireNonNull(object.members(Set.of(name)).get(name));
  }

  @Test
  void findsMembersOfEveryKindAsTheyWereWritten() {
    Map<String, JsonText> members =
        text("""
                { "o" : { "a" : [ 1 , {} ] } , "s":"q\\"\\\\", "n" : 0.10 ,
                  "big":12345678901234567890, "t":true,"l":[ ] ,"é":"ü", "e":"","z":null}""")
            .members(Set.of("o", "s", "n", "big", "t", "l", "é", "e", "z", "none"));

    assertThat(members.keySet())
        .containsExactlyInAnyOrder("o", "s", "n", "big", "t", "l", "é", "e", "z");
    assertThat(string(members.get("o"))).isEqualTo("{ \"a\" : [ 1 , {} ] }");
    assertThat(string(members.get("s"))).isEqualTo("\"q\\\"\\\\\"");
    assertThat(string(members.get("n"))).isEqualTo("0.10");
    assertThat(string(members.get("big"))).isEqualTo("12345678901234567890");
    assertThat(string(members.get("t"))).isEqualTo("true");
    assertThat(string(members.get("l"))).isEqualTo("[ ]");
    assertThat(string(members.get("é"))).isEqualTo("\"ü\"");
    assertThat(string(members.get("e"))).isEqualTo("\"\"");
    assertThat(string(members.get("z"))).isEqualTo("null");
  }

  @Test
  void lastOfEqualNamesCountsAndPartsHaveParts() {
    JsonText list = member(member(text("{\"a\":1,\"a\":{\"b\":[\"x\",[2],3]}}"), "a"), "b");
    var elements = new ArrayList<String>();

    list.forEach(each -> elements.add(string(each)));

    assertThat(elements).containsExactly("\"x\"", "[2]", "3");
    assertThat(list.members(Set.of("b"))).isEmpty();
  }

  @Test
  void mistakesInUtf8AreMended() {
    byte[] bytes = {'"', 'a', (byte) 0xff, '"'};

    assertThat(string(new JsonText(bytes, 0, 4, null))).isEqualTo("\"a\ufffd\"");
  }

  @Test
  void largeValuesAreNoTrees() {
    assertThat(text("\"" + "x".repeat(1 << 20) + "\"").tree()).isEmpty();
    assertThat(text("[1,{\"a\":2}]").values()).isEqualTo(7);
  }
}
