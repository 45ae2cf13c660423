package dev.codemode.worker.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.Miss;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.UnavailableServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found wrong before a program runs, and what must not be. */
class CallCheckTest {
  private static final Map<String, String> SERVERS =
      Map.of("crm", "crm", "my_server", "my-server", "down", "down");
  private static final Map<String, String> NAMES =
      Map.of("crm", "crm", "my-server", "my_server", "down", "down");

  private static final Map<String, List<String>> TOOLS =
      Map.of(
          "find_user", List.of("email!", "limit"),
          "list_orders", List.of("status", "user_id", "limit"),
          "update_user", List.of("id!", "values!"),
          "odd.name", List.of("first"),
          "anything", List.of());

  static Stream<Arguments> validPrograms() {
    return sections("valid.txt").map(each -> Arguments.argumentSet(each[0], each[1]));
  }

  static Stream<Arguments> wrongPrograms() {
    return sections("wrong.txt")
        .map(
            each -> {
              String[] parts = each[1].split("---\n", 2);
              return Arguments.argumentSet(each[0], parts[0], parts[1].strip());
            });
  }

  /** Titles and texts. */
  private static Stream<String[]> sections(String file) {
    try (InputStream in = CallCheckTest.class.getResourceAsStream("/calls/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^### ")).skip(1).map(each -> each.split("\n", 2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("validPrograms")
  void programsThatMayWorkAreLeftAlone(String code) {
    assertThat(check(code).mistakes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrongPrograms")
  void mistakesAreFoundAllAtOnceWithTheirPlaces(String code, String expected) {
    assertThat(
            check(code).mistakes().stream()
                .map(
                    each ->
                        "%d:%d %s %s"
                            .formatted(
                                each.line(), each.column(), each.errorType(), each.message()))
                .collect(Collectors.joining("\n")))
        .isEqualTo(expected);
  }

  /** Else a mistake is not seen before it is reached: names are resolved for both on their own. */
  @Test
  void everyJudgedPlaceIsLookedUpAhead() {
    var judged = new ArrayList<ToolMention>();
    for (Arguments program : Stream.concat(validPrograms(), wrongPrograms()).toList()) {
      PreparedProgram prepared = prepared((String) program.get()[0], Set.of());
      List<ToolMention> places =
          prepared.references().stream()
              .filter(ToolReference::judged)
              .map(each -> new ToolMention(each.serverKey(), each.tool()))
              .toList();
      assertThat(prepared.tools()).as("%s", program.get()[0]).containsAll(places);
      judged.addAll(places);
    }
    assertThat(judged).hasSizeGreaterThan(50);
  }

  @Test
  void callsAreListedInOrderAndThoseNotComparedAreMarked() {
    CallCheck check =
        check(
            """
            from crm import find_user as f
            f(email="a")
            try:
                crm.list_orders(wrong=1)
            except ToolError:
                pass
            down.any_tool()
            tools["my-server"]["odd.name"]()
            crm.find_user
            """);
    assertThat(check.mistakes()).isEmpty();
    assertThat(check.calls())
        .containsExactly(
            new CallCheck.Call("crm.find_user", 2, true),
            new CallCheck.Call("crm.list_orders", 4, false),
            new CallCheck.Call("down.any_tool", 7, false),
            new CallCheck.Call("my_server.odd_name", 8, true));
  }

  @Test
  void namesThatTheRunBindsBeforeAreNotServers() {
    assertThat(check("crm.nothing()\nimport crm", Set.of("crm")).mistakes()).isEmpty();
    assertThat(check("crm.nothing()", Set.of("other")).mistakes()).hasSize(1);
  }

  @Test
  void hostileTextCostsLittle() {
    String circles =
        "a = b; b = a; a = c; c = a; b = c; c = b; crm.x\n".repeat(300) + "a.b.c.d(e)\n";
    String tries = "try:\n  pass\nexcept Exception:\n  pass\n".repeat(300) + "crm.nothing()";
    String chain = "crm" + ".a".repeat(1_000);
    for (String code : List.of(circles, tries, chain)) {
      assertThat(check(code).calls()).hasSizeLessThan(2);
    }
  }

  private static CallCheck check(String code) {
    return check(code, Set.of());
  }

  private static CallCheck check(String code, Set<String> shadowed) {
    PreparedProgram program = prepared(code, shadowed);
    return new CallCheck(program.references(), signatures(program), NAMES);
  }

  private static PreparedProgram prepared(String code, Set<String> shadowed) {
    Verdict verdict = new ProgramGuard().inspect(code, new GuardOptions(false, SERVERS, shadowed));
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted) verdict).program();
  }

  private static Signatures signatures(PreparedProgram program) {
    var signatures = Signatures.newBuilder();
    for (ToolMention mention : program.tools()) {
      String name = mention.tool().equals("odd_name") ? "odd.name" : mention.tool();
      if (mention.serverKey().equals("down")) {
        signatures.addUnavailable(UnavailableServer.newBuilder().setServer("down"));
      } else if (TOOLS.containsKey(name)) {
        signatures.addFound(signature(mention.serverKey(), name));
      } else {
        signatures.addMissing(
            Miss.newBuilder()
                .setName(
                    ToolName.newBuilder().setServer(mention.serverKey()).setTool(mention.tool()))
                .addNearest("find_user"));
      }
    }
    return signatures.build().toBuilder()
        .clearFound()
        .addAllFound(signatures.getFoundList().stream().distinct().toList())
        .build();
  }

  private static Signature signature(String server, String tool) {
    var signature =
        Signature.newBuilder()
            .setServer(server)
            .setTool(tool)
            .setPythonName(tool.replace('.', '_'))
            .setAcceptsMore(tool.equals("anything"));
    for (String each : TOOLS.getOrDefault(tool, List.of())) {
      signature.addParameters(
          Parameter.newBuilder().setName(each.replace("!", "")).setRequired(each.endsWith("!")));
    }
    return signature.build();
  }
}
