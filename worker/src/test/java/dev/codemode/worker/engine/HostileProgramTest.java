package dev.codemode.worker.engine;

import static dev.codemode.worker.engine.TestingInterpreter.run;
import static dev.codemode.worker.engine.TestingInterpreter.runAmongOthers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.RunFinished.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that try to spoil their own outcome. */
class HostileProgramTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "len = None; str = 3; json = 1; isinstance = None\n[1, {2}]",
        "import json\njson.dumps = json.loads = json.JSONEncoder = json.encoder = None\n[1, {2}]",
        "import builtins\nbuiltins.__import__ = None\n[1, {2}]",
        "import sys\nsys.modules.clear()\n[1, {2}]",
        "import sys\nsys.stdout = sys.stderr = sys._getframe = None\n[1, {2}]",
        "import sys\nsys.modules['__main__'] = None\n[1, {2}]",
        "for name in list(globals()):\n  del globals()[name]\n[1, {2}]",
        "import asyncio\nasyncio.gather = asyncio.tasks.all_tasks = asyncio.run = None\nawait demo.echo(1)\n[1, {2}]",
        "class A:\n  def __del__(self): raise ValueError()\na = A()\ndel a\n[1, {2}]",
        "__codemode_main__ = 1\nreturn [1, {2}]",
      })
  void resultSurvivesTampering(String code) {
    assertThat(run(code).result()).isEqualTo("[1, [2]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "def __str__(self): raise ValueError('no') ~ <its message cannot be had: ValueError>",
        "def __str__(self): return 5 ~ <its message cannot be had: TypeError>",
        "def __str__(self): exit() ~ <its message cannot be had: SystemExit>",
        "def __getattribute__(self, name): raise ValueError(name) ~ <the exception cannot be looked at>",
      })
  void exceptionThatCannotBeLookedAtIsStillAFailure(String method, String message) {
    var outcome =
        runAmongOthers("class E(BaseException):\n  " + method + "\nraise E('a')", "{}").outcome();
    assertThat(outcome.status()).isEqualTo(Status.STATUS_FAILED);
    assertThat(outcome.errorType()).isEqualTo("E");
    assertThat(outcome.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A:\n  def __repr__(self): raise ValueError('no')\nA()",
        "class A:\n  def __repr__(self): return repr(self)\nA()",
        "class A:\n  __class__ = property(lambda self: 1 / 0)\nA()",
        "class A:\n  def __getattribute__(self, name): raise RuntimeError(name)\n[A()]",
        "class D(dict):\n  def items(self): raise ValueError('no')\nD(a=1)",
        "raise SystemExit(type('C', (), {'__str__': None, '__eq__': lambda *_: 1 / 0})())",
      })
  void valueThatCannotBeConvertedIsAFailure(String code) {
    assertThat(runAmongOthers(code, "{}").outcome().status()).isEqualTo(Status.STATUS_FAILED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "raise KeyboardInterrupt() ~ KeyboardInterrupt",
        "raise GeneratorExit() ~ GeneratorExit",
        "raise StopIteration(3) ~ StopIteration",
        "import asyncio; raise asyncio.CancelledError() ~ CancelledError",
        "raise ExceptionGroup('many', [ValueError('a')]) ~ ExceptionGroup",
        "def f(): return f()\\nf() ~ RecursionError",
      })
  void everyKindOfExceptionIsAFailure(String code, String errorType) {
    var outcome = runAmongOthers(code.replace("\\n", "\n"), "{}").outcome();
    assertThat(outcome.errorType()).isEqualTo(errorType);
    assertThat(outcome.line()).isPositive();
    assertThat(outcome.traceback()).startsWith("Traceback").contains("program.py");
  }

  @Test
  void namesAndMessagesAreBounded() {
    var outcome =
        runAmongOthers("raise type('E' * 1_000_000, (Exception,), {})('x' * 1_000_000)", "{}")
            .outcome();
    assertThat(outcome.errorType()).hasSize(200);
    assertThat(outcome.message()).hasSizeLessThan(20_000);
    assertThat(outcome.traceback()).hasSizeLessThan(200_000);
  }

  @Test
  void tracebackModuleShowsTheProgramAsWritten() {
    assertThat(
            run("""
                    import traceback
                    async def g():
                        await demo.echo(1)
                        1 / 0
                    try:
                        await g()
                    except ZeroDivisionError:
                        print(traceback.format_exc())
                    """)
                .stdout())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "program.py", line 6, in <module>
                await g()
              File "program.py", line 4, in g
                1 / 0
            ZeroDivisionError: division by zero

            """);
  }

  @Test
  void timeZonesAreThere() {
    assertThat(
            run("""
                    import zoneinfo
                    from datetime import datetime
                    zone = zoneinfo.ZoneInfo("Europe/Berlin")
                    [str(datetime(year, month, 1, 12, tzinfo=zone)) for year, month in ((1880, 1), (2024, 1), (2060, 7))]
                    """)
                .result())
        .isEqualTo(
            "[\"1880-01-01 12:00:00+00:53:28\", \"2024-01-01 12:00:00+01:00\", \"2060-07-01"
                + " 12:00:00+02:00\"]");
  }
}
