package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  @TempDir private Path folder;

  private CodemodeConfig load(String yaml, Map<String, String> environment)
      throws IOException, ConfigException {
    return ConfigLoader.load(
        Optional.of(Files.writeString(folder.resolve("codemode.yaml"), yaml)), environment);
  }

  @Test
  void nothingConfiguredIsTheDefault() throws Exception {
    assertThat(ConfigLoader.load(Optional.empty(), Map.of())).isEqualTo(CodemodeConfig.DEFAULT);
    assertThat(load("", Map.of())).isEqualTo(CodemodeConfig.DEFAULT);
    assertThat(load("# nothing\nlimits:\n", Map.of())).isEqualTo(CodemodeConfig.DEFAULT);
  }

  @Test
  void everyKeyIsRead() throws Exception {
    assertThat(
            load(
                """
                limits:
                  timeout: 10s
                  max_timeout: 20s
                  compute_timeout: 5s
                  tool_call_timeout: 6s
                  heap: 64MiB
                  worker_memory: 512MiB
                  tool_calls: 7
                  parallel_tool_calls: 8
                  tool_reply: 1MiB
                  result: 2MiB
                  printed: 3MiB
                  code_characters: 9
                  code_lines: 10
                  reply_characters: 2000
                  max_reply_characters: 3000
                pool:
                  warm: 1
                  max_runs: 2
                  max_queued: 3
                  queue_timeout: 4s
                  start_timeout: 1min
                  max_runs_per_worker: 5
                  max_worker_age: 6min
                  build_aot_cache: false
                policy:
                  mode: off
                isolation: tenant
                confinement: required
                """,
                Map.of()))
        .isEqualTo(
            new CodemodeConfig(
                new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(6),
                    ByteSize.mebibytes(64),
                    ByteSize.mebibytes(512),
                    7,
                    8,
                    ByteSize.mebibytes(1),
                    ByteSize.mebibytes(2),
                    ByteSize.mebibytes(3),
                    9,
                    10,
                    2_000,
                    3_000),
                new PoolConfig(
                    1,
                    2,
                    3,
                    Duration.ofSeconds(4),
                    Duration.ofMinutes(1),
                    5,
                    Duration.ofMinutes(6),
                    false),
                PolicySetting.OFF,
                Isolation.TENANT,
                Confinement.REQUIRED));
  }

  @Test
  void environmentWins() throws Exception {
    assertThat(
            load(
                    "limits:\n  tool_calls: 5\n",
                    Map.of("CODEMODE_LIMITS_TOOL_CALLS", "1000", "CODEMODE_POOL_WARM", ""))
                .limits()
                .toolCalls())
        .isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "limits:#  colour: red       | line 2: 'limits.colour' is not known",
        "lim:#  timeout: 3s          | 'lim.timeout' is not known",
        "limits:#  timeout: 3        | line 2: limits.timeout is '3', must be a whole number with ms",
        "limits:#  heap: big         | limits.heap is 'big', must be a whole number with B",
        "limits:#  heap: 1KiB        | limits.heap is 1 KiB, must be at least 16 MiB",
        "limits:#  tool_calls: many  | limits.tool_calls is 'many', must be a whole number",
        "limits:#  timeout: [1]      | must be a single value",
        "limits: 3                   | section 'limits' must hold keys",
        "isolation: container        | line 1: isolation is 'container', must be run or tenant",
        "isolation: [tenant]         | line 1: 'isolation' must be a single value or a section",
        "pool.warm: 3                | line 1: 'pool.warm' must be a key of a section",
        "isolated: run               | line 1: 'isolated' is not known",
        "policy:#  mode: maybe       | policy.mode is 'maybe', must be default or off",
        "limits: {timeout: 1s        | no valid YAML",
      })
  void mistakesNamePlaceAndForm(String yaml, String message) {
    assertThatThrownBy(() -> load(yaml.replace('#', '\n'), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("codemode.yaml")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "k: ", "[", "{a: ", "- "})
  void textOverALimitOfTheParserIsAMistakeToo(String piece) {
    assertThatThrownBy(() -> load(piece.repeat(100_000) + ": 1", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("codemode.yaml");
  }
}
