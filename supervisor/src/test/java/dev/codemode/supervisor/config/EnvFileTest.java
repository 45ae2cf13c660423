package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {
  @TempDir private Path folder;
  private final ArrayList<String> complaints = new ArrayList<>();

  private Map<String, String> read(String text) throws Exception {
    Path file = Files.writeString(folder.resolve(".env"), text);
    return EnvFile.read(file, new SourceFiles(), complaints::add);
  }

  @Test
  void readsEachForm() throws Exception {
    assertThat(
            read(
                """
                # a comment
                A=one

                  export B = two words # why
                C='as # it $stands'   # why
                D="a\\tb \\"q\\" \\\\ \\x"
                E=
                F=x#y=z
                G="-----BEGIN
                abc
                -----END"
                H=last"""))
        .containsExactly(
            entry("A", "one"),
            entry("B", "two words"),
            entry("C", "as # it $stands"),
            entry("D", "a\tb \"q\" \\ \\x"),
            entry("E", ""),
            entry("F", "x#y=z"),
            entry("G", "-----BEGIN\nabc\n-----END"),
            entry("H", "last"));
    assertThat(complaints).isEmpty();
  }

  @Test
  void aLineOfAnotherFormIsLeftOutAndToldOfByNumber() throws Exception {
    assertThat(read("\uFEFFA=1\r\nsecret words\r\nB=\"open\r\nC='x' y\r\nD=4\r\n"))
        .containsExactly(entry("A", "1"), entry("D", "4"));
    assertThat(complaints)
        .containsExactly(
            ".env, line 2: no NAME=value; the line is left out",
            ".env, line 3: no NAME=value; the line is left out",
            ".env, line 4: no NAME=value; the line is left out");
  }
}
