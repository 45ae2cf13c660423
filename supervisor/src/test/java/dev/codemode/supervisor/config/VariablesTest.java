package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  @TempDir private Path folder;

  private String expand(String text) throws ConfigException {
    var values = Map.of("A", "one", "EMPTY", "", "TRICK", "${A}$A\\$1", "_b2", "two");
    return new Variables(values, folder, new SourceFiles()).expand(text, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain                  | plain",
        "x${A}y${env:A}z$A.     | xoneyonezone.",
        "${A:-d}${EMPTY:-d}${NO:-d}${NO:-} | onedd",
        "$NO ${_b2} $_b2        | $NO two two",
        "${TRICK}               | ${A}$A\\$1",
        "${NO:-a}b}             | ab}",
        "$ ${ $1 ${} ${1} ${a b} ${x%y} | $ ${ $1 ${} ${1} ${a b} ${x%y}",
        "${unclosed             | ${unclosed",
      })
  void expands(String text, String expected) throws Exception {
    assertThat(expand(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${NO}            | the variable NO is not set",
        "${env:NO}        | the variable NO is not set",
        "${env:1}         | names no variable",
        "${A:-${B}}       | the default of ${A:-…} cannot hold a variable",
        "${input:api-key} | write ${API_KEY}",
        "${command:x}     | ${command:…} is not known here",
        "${file:none}     | cannot read",
        "${file:}         | names no file",
        "${file:.}        | it is no regular file",
      })
  void namesWhatIsNotThere(String text, String message) {
    assertThatThrownBy(() -> expand(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void placesAreThoseOfTheFileAndThePerson() throws Exception {
    assertThat(expand("${userHome}${/}x"))
        .isEqualTo(System.getProperty("user.home") + File.separator + "x");
    assertThat(expand("${workspaceFolder}${pathSeparator}x"))
        .isEqualTo(folder + File.separator + "x");
    assertThat(expand("${workspaceFolderBasename}")).isEqualTo(folder.getFileName().toString());
    var homeIsNamed = new Variables(Map.of("HOME", "/h"), folder, new SourceFiles());
    assertThat(homeIsNamed.expand("${userHome}", Optional.empty())).isEqualTo("/h");
    var inSettings = new Variables(Map.of(), folder.resolve(".vscode"), new SourceFiles());
    assertThat(inSettings.expand("${workspaceFolder}", Optional.empty()))
        .isEqualTo(folder.toString());
  }

  @ParameterizedTest
  @CsvSource({"s3cret, s3cret", "'s3cret\n', s3cret", "'s3cret\r\n', s3cret", "'a\n\n', 'a\n'"})
  void aFileGivesItsTextWithoutTheLastLineEnd(String content, String value) throws Exception {
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/key"), content);

    assertThat(expand("<${file:sub/key}>")).isEqualTo("<" + value + ">");
    assertThat(expand("<${file:" + folder + "/sub/key}>")).isEqualTo("<" + value + ">");
  }

  @Test
  void largeFilesAndLongTextsAreRefused() throws Exception {
    Files.writeString(folder.resolve("large"), "x".repeat(65_537));
    Files.writeString(folder.resolve("most"), "x".repeat(65_536));

    assertThatThrownBy(() -> expand("${file:large}")).hasMessageContaining("larger than 64 KiB");
    assertThat(expand("${file:most}")).hasSize(65_536);
    assertThatThrownBy(() -> expand("${file:most}".repeat(3))).hasMessageContaining("is longer");
  }

  @Test
  void whatIsNoTextIsRefused() throws Exception {
    Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xFF, (byte) 0xFE});

    assertThatThrownBy(() -> expand("${file:bytes}")).hasMessageContaining("no text in UTF-8");
  }
}
