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

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "sys.getsizeof([]) ~ RuntimeError: sizes of objects and of memory are not known here",
        "__graalpython__.get_current_rss() ~ RuntimeError: this part of the interpreter is not available",
        "__graalpython__.read_file(1) ~ RuntimeError: this part of the interpreter is not available",
        "faulthandler.dump_traceback_later(1) ~ RuntimeError: not available; use the module traceback",
        "breakpoint() ~ RuntimeError: there is no debugger; use print",
        "cProfile.run('1') ~ RuntimeError: the profiler is not available; use time.perf_counter",
        "java.as_java_byte_array(b'x') ~ NotImplementedError: host access is not allowed",
        "java.type('java.lang.System') ~ NotImplementedError: host lookup is not allowed",
        "polyglot.__read__('x', 1) ~ NotImplementedError: polyglot access is not allowed",
        "polyglot.fits_in_int('x') ~ NotImplementedError: polyglot access is not allowed",
        "mmap.mmap(0, 100) ~ OSError: files cannot be mapped: programs have none",
        "time.sleep(1e300) ~ OverflowError: timestamp too large",
        "pwd.getpwuid(0) ~ KeyError: 'there is no user 0 here'",
        "hashlib.new('nothing') ~ ValueError: unsupported hash type nothing",
        "hmac.digest(b'k', b'', 'nothing') ~ ValueError: unsupported hash type nothing",
      })
  void whatTheEngineCannotAnswerIsAPlainPythonError(String expression, String error) {
    String code =
        """
        import __graalpython__, cProfile, faulthandler, hashlib, hmac, java, mmap, polyglot, pwd, sys, time
        import traceback
        try:
            %s
        except Exception as error:
            print(traceback.format_exc())
            words = f"{type(error).__name__}: {error}"
        words
        """
            .formatted(expression);
    var ran = runAmongOthers(code, "{}");
    assertThat(ran.result()).isEqualTo('"' + error + '"');
    // The chain of errors behind it included.
    assertThat(ran.stdout())
        .contains("program.py")
        .doesNotContainPattern("Java stack|Exception: |com\\.oracle");
  }

  @Test
  void modulesThatLeadToTheHostAreNotThere() {
    assertThat(
            runAmongOthers(
                    """
                    missing = []
                    for name in ("readline", "jarray"):
                        try:
                            __import__(name)
                        except ImportError as error:
                            missing.append(str(error))
                    missing
                    """,
                    "{}")
                .result())
        .isEqualTo(
            "[\"module 'readline' is not available\", \"module 'jarray' is not available\"]");
  }

  @Test
  void mappedMemoryDigestsAndSleepStillWork() {
    assertThat(
            runAmongOthers(
                    """
                    import hashlib, hmac, mmap, time
                    time.sleep(0)
                    memory = mmap.mmap(-1, 4096)
                    memory.write(b"ok")
                    memory.seek(0)
                    [memory.read(2).decode(), hashlib.new("sha256", b"").hexdigest()[:4],
                     hmac.new(b"k", b"", "sha256").hexdigest()[:4], isinstance(memory, mmap.mmap)]
                    """,
                    "{}")
                .result())
        .isEqualTo("[\"ok\", \"e3b0\", \"8bb9\", true]");
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
