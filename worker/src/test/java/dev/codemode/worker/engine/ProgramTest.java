package dev.codemode.worker.engine;

import static dev.codemode.worker.engine.TestingInterpreter.run;
import static dev.codemode.worker.engine.TestingInterpreter.runAmongOthers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.proto.v1.RunFinished.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs see: results, both styles, errors. */
class ProgramTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "1 + 1 ~ 2",
        "x = 5 ~ null",
        "None ~ null",
        "'ä' ~ \"\\u00e4\"",
        "(1, [2, {'a': None}]) ~ [1, [2, {\"a\": null}]]",
        "{3, 1, 2} ~ [1, 2, 3]",
        "float('nan') ~ \"NaN\"",
        "[float('inf'), -float('inf')] ~ [\"Infinity\", \"-Infinity\"]",
        "{1: 'a', None: 'b', (1, 2): 'c'} ~ {\"1\": \"a\", \"null\": \"b\", \"(1, 2)\": \"c\"}",
        "b'\\x01\\x02' ~ \"AQI=\"",
        "import datetime as d; d.datetime(2026, 1, 2, 3, 4, 5) ~ \"2026-01-02T03:04:05\"",
        "import datetime as d; d.timedelta(minutes=2) ~ 120.0",
        "from decimal import Decimal; Decimal('1.10') ~ \"1.10\"",
        "import collections; collections.Counter('aab') ~ {\"a\": 2, \"b\": 1}",
        "import collections; collections.deque([1]) ~ [1]",
        "{'a': 1}.items() ~ [[\"a\", 1]]",
        "range(3) ~ [0, 1, 2]",
        "2**70 ~ 1180591620717411303424",
        "return 5 ~ 5",
        "if True:\\n  return [1]\\nreturn 2 ~ [1]",
        "n * 2 ~ 42",
        "__name__ ~ \"__main__\"",
      })
  void resultIsTheLastValue(String code, String json) {
    assertThat(runAmongOthers(code.replace("\\n", "\n"), "{\"n\": 21}").result()).isEqualTo(json);
  }

  @Test
  void dataclassesAndEnumsHaveAPlainForm() {
    assertThat(
            run("""
                    from dataclasses import dataclass
                    from enum import Enum
                    class Color(Enum):
                        RED = "red"
                    @dataclass
                    class Point:
                        x: int
                        color: Color
                    [Point(1, Color.RED)]
                    """)
                .result())
        .isEqualTo("[{\"x\": 1, \"color\": \"red\"}]");
  }

  @Test
  void whatHasNoJsonFormIsItsReprAndTheHintSaysSo() {
    var ran = run("class A:\n  def __repr__(self): return '<an A>'\n[A()]");
    assertThat(ran.result()).isEqualTo("[\"<an A>\"]");
    assertThat(ran.outcome().hint()).contains("type A has no JSON form");
  }

  @Test
  void resultThatContainsItselfIsAnErrorWithAHint() {
    var outcome = run("a = []\na.append(a)\na").outcome();
    assertThat(outcome.status()).isEqualTo(Status.STATUS_FAILED);
    assertThat(outcome.message()).isEqualTo("the result contains itself");
    assertThat(outcome.hint()).contains("plain data");
  }

  @Test
  void deepResultIsAnError() {
    var outcome = run("a = []\nfor _ in range(900):\n  a = [a]\na").outcome();
    assertThat(outcome.status()).isEqualTo(Status.STATUS_FAILED);
    assertThat(outcome.message()).contains("nested more than 200 deep");
  }

  @Test
  void largeResultIsTheOutputLimit() {
    assertThat(run("'x' * 2_000_000").outcome().status()).isEqualTo(Status.STATUS_OUTPUT_LIMIT);
  }

  @Test
  void tracebackShowsTheProgramOnlyWithItsOwnLines() {
    var outcome =
        run("def f(x):\n    return 1 / x\n\ntry:\n    f(0)\nexcept ZeroDivisionError as e:\n    raise ValueError('bad') from e\n")
            .outcome();
    assertThat(outcome.errorType()).isEqualTo("ValueError");
    assertThat(outcome.line()).isEqualTo(7);
    assertThat(outcome.traceback())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "program.py", line 5, in <module>
                f(0)
              File "program.py", line 2, in f
                return 1 / x
            ZeroDivisionError: division by zero

            The above exception was the direct cause of the following exception:

            Traceback (most recent call last):
              File "program.py", line 7, in <module>
                raise ValueError('bad') from e
            ValueError: bad""");
  }

  @Test
  void tracebackOfAWrappedProgramHasTheCallersLines() {
    var outcome =
        run("import asyncio\nx = '''\ntext'''\nawait asyncio.sleep(0)\n1 / 0\n").outcome();
    assertThat(outcome.line()).isEqualTo(5);
    assertThat(outcome.traceback())
        .contains("line 5, in <module>\n    1 / 0\n")
        .doesNotContain("codemode");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "def f(:\\n  pass ~ SyntaxError ~ 1",
        "x = 1\\n  y = 2 ~ IndentationError ~ 2",
        "x = 1\\nbreak ~ SyntaxError ~ 2",
        "def f():\\n  nonlocal y ~ SyntaxError ~ 2",
        "await x\\nyield 5 ~ SyntaxError ~ 2",
      })
  void syntaxErrorsNameTheirLine(String code, String errorType, int line) {
    var outcome = runAmongOthers(code.replace("\\n", "\n"), "{}").outcome();
    assertThat(outcome.status()).isEqualTo(Status.STATUS_FAILED);
    assertThat(outcome.errorType()).isEqualTo(errorType);
    assertThat(outcome.line()).isEqualTo(line);
    assertThat(outcome.message()).doesNotContain("program.py").isNotEmpty();
  }

  @Test
  void exitCompletesOrFails() {
    assertThat(run("print('a')\nexit()").outcome().completed()).isTrue();
    assertThat(run("raise SystemExit(0)").outcome().completed()).isTrue();
    var failed = run("quit('no way')").outcome();
    assertThat(failed.errorType()).isEqualTo("SystemExit");
    assertThat(failed.message()).contains("no way");
    assertThat(run("import os; os._exit(3)").outcome().message()).contains("exit code 3");
  }

  @Test
  void memoryErrorIsTheMemoryLimit() {
    assertThat(run("raise MemoryError()").outcome().status()).isEqualTo(Status.STATUS_MEMORY_LIMIT);
  }

  @Test
  void inputThreadsFilesAndNetworkArePlainPythonErrors() {
    assertThat(run("input('?')").outcome().errorType()).isEqualTo("EOFError");
    assertThat(run("input('?')").outcome().hint()).contains("variables");
    assertThat(run("import threading\nthreading.Thread(target=print).start()").outcome().message())
        .contains("asyncio.gather");
    assertThat(run("open('/etc/passwd')").outcome().errorType()).isEqualTo("PermissionError");
    assertThat(run("open('/etc/passwd')").outcome().hint()).contains("no files");
    assertThat(run("open('x.txt', 'w')").outcome().errorType()).isEqualTo("PermissionError");
    assertThat(run("import socket\nsocket.socket()").outcome().message())
        .contains("sockets are not available; use a tool");
    assertThat(run("import os\nos.getcwd()").result()).isEqualTo("\"/workspace\"");
  }

  @Test
  void standardLibraryCannotBeWritten() {
    var outcome =
        run("import json, os\npath = json.__file__\nopen(path, 'a').write('x')").outcome();
    assertThat(outcome.errorType()).isIn("PermissionError", "OSError");
    assertThat(run("import json, os\nos.remove(json.__file__)").outcome().completed()).isFalse();
  }

  @Test
  void modulesThatNeedTheSystemAreImportedWhereOthersNeedThem() {
    assertThat(
            run("""
                import asyncio, concurrent.futures, http.client, logging.handlers, multiprocessing.pool
                import smtplib, socketserver, unittest, urllib.request, uuid
                import signal, socket, subprocess
                [name for name in asyncio.__all__ if not hasattr(asyncio, name)] + [
                    signal.SIGINT, subprocess.PIPE, socket.gaierror.__base__.__name__, hasattr(socket, "AF_PACKET"),
                    hasattr(socket, "SocketKind"), socket.getfqdn()]
                """)
                .result())
        .isEqualTo("[2, -1, \"OSError\", false, false, \"localhost\"]");
    assertThat(run("import ssl").outcome().errorType()).isEqualTo("ImportError");
    for (String code :
        new String[] {
          "import subprocess; subprocess.run(['ls'])",
          "import subprocess; subprocess.Popen('ls')",
          "import signal; signal.alarm(1)",
          "import socket; socket.create_connection(('localhost', 1))",
          "import urllib.request; urllib.request.urlopen('http://localhost:1')",
        }) {
      var outcome = run(code).outcome();
      assertThat(outcome.errorType()).as(code).isIn("OSError", "URLError");
      assertThat(outcome.message()).as(code).contains(" are not available");
    }
  }

  @Test
  void noHostClassIsNamedWhateverHappens() {
    for (String code :
        new String[] {
          "import java; java.type('java.' + 'lang.System')",
          "import polyglot; polyglot.eval(language='js', string='1')",
          "import os; os.system('ls')",
          "import os; os.fork()",
          "import subprocess; subprocess.run(['ls'])",
          "import _thread; _thread.start_new_thread(print, ())",
          "import ctypes",
          "import signal; signal.signal(2, print)",
          "import _signal; _signal.signal(2, print)",
          "import _socket; _socket.socket().bind(('127.0.0.1', 0))",
          "import _posixsubprocess; _posixsubprocess.fork_exec(['true'], [b'/bin/true'], True, (), None, None, -1,"
              + " -1, -1, -1, -1, -1, -1, -1, False, False, -1, None, None, None, -1, None, False)",
          "import os; os.listdir('/')",
          "def f(): return f()\nf()",
          "import hashlib; hashlib.blake2b(b'')",
          "import hashlib; hashlib.new('none')",
          "import zoneinfo; zoneinfo.ZoneInfo('Mars/Base')",
          "import sqlite3",
          "import getpass, termios",
          "__import__('os').kill(1, 9)",
        }) {
      var outcome = run(code).outcome();
      assertThat(outcome.completed()).as(code).isFalse();
      assertThat(outcome.message() + outcome.traceback() + outcome.hint())
          .as(code)
          .doesNotContain("java.lang", "com.oracle", "graalvm", "dev.codemode", "/python-home");
    }
  }

  @Test
  void printedTextIsCaptured() {
    var ran = run("import sys\nprint('out', 'ä')\nprint('err', file=sys.stderr)\n");
    assertThat(ran.stdout()).isEqualTo("out ä\n");
    assertThat(ran.stderr()).isEqualTo("err\n");
  }

  @Test
  void badVariablesAreRefused() {
    assertThat(run("1", "[1]").outcome().status()).isEqualTo(Status.STATUS_INVALID_ARGUMENT);
    assertThat(run("1", "{\"a b\": 1}").outcome().message()).contains("'a b' is no Python name");
  }

  @Test
  void everyRunIsFresh() {
    run("import json\njson.dumps = None\nimport builtins\nbuiltins.len = None\nleft = 1");
    assertThat(run("import json\n[json.dumps([len('ab')]), 'left' in dir()]").result())
        .isEqualTo("[\"[2]\", false]");
  }

  @Test
  void programMayRedefineEveryBuiltinInItsOwnScope() {
    var ran =
        run(
            """
            import asyncio, builtins
            scope = globals()
            for each in dir(builtins):
                if each != "__import__":
                    scope[each] = None
            await asyncio.sleep(0)
            a, b = await asyncio.gather(demo.echo(first=1), demo.echo(2))
            {"a": a, "b": b, "c": {1, 2}}
            """);
    assertThat(ran.result())
        .isEqualTo("{\"a\": {\"first\": 1}, \"b\": {\"first\": 2}, \"c\": [1, 2]}");
    assertThat(run("len = str = type = isinstance = None\n1 / 0").outcome().errorType())
        .isEqualTo("ZeroDivisionError");
  }
}
