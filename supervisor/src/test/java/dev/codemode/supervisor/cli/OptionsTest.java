package dev.codemode.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codemode.supervisor.config.CodemodeConfig;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.config.PolicySetting;
import dev.codemode.supervisor.config.PoolConfig;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which commands have which options. */
class OptionsTest {
  private static CommandLine line(Object command) {
    return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Test
  void whatRunsProgramsTakesAPolicy() {
    for (Callable<?> command : new Callable<?>[] {new StdioCommand(), new DoctorCommand()}) {
      assertThat(line(command).parseArgs("--policy", "off").hasMatchedOption("--policy")).isTrue();
    }
    var run = line(new RunCommand()).parseArgs("--policy", "off", "program.py");
    assertThat(run.hasMatchedOption("--policy")).isTrue();
  }

  @Test
  void whatRunsNoneRefusesAPolicyInsteadOfIgnoringIt() {
    assertThatThrownBy(() -> line(new ToolsCommand()).parseArgs("--policy", "off"))
        .isInstanceOf(UnmatchedArgumentException.class)
        .hasMessageContaining("--policy");
    assertThatThrownBy(() -> line(new CallCommand()).parseArgs("--policy", "off", "crm.get_user"))
        .isInstanceOf(UnmatchedArgumentException.class)
        .hasMessageContaining("--policy");
  }

  @Test
  void policyOfTheCommandLineWins() {
    var option = new PolicyOption();
    CodemodeConfig off = new CodemodeConfig(Limits.DEFAULT, PoolConfig.DEFAULT, PolicySetting.OFF);
    assertThat(option.over(off)).isEqualTo(off);

    line(option).parseArgs("--policy", "default");
    assertThat(option.over(off)).isEqualTo(CodemodeConfig.DEFAULT);

    line(option).parseArgs("--policy", "off");
    assertThat(option.over(CodemodeConfig.DEFAULT)).isEqualTo(off);
  }
}
