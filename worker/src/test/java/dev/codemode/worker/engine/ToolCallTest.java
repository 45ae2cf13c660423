package dev.codemode.worker.engine;

import static dev.codemode.worker.engine.TestingInterpreter.run;
import static dev.codemode.worker.engine.TestingInterpreter.runAmongOthers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools inside programs: both styles, names, errors. */
class ToolCallTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo.echo(first=1)",
        "demo.echo(1)",
        "tools['demo']['echo'](first=1)",
        "tools.demo.echo(1)",
        "import demo\ndemo.echo(1)",
        "import demo as d\nd.echo(1)",
        "from demo import echo\necho(1)",
        "from demo import echo as e\ne(1)",
        "from demo import *\necho(1)",
        "from tools import demo as d\nd.echo(1)",
        "import tools\ntools['demo'].echo(1)",
        "getattr(demo, 'ec' + 'ho')(1)",
        "list(map(demo.echo, [1]))[0]",
        "import functools\nfunctools.partial(demo.echo, 1)()",
        "(lambda: demo.echo(1))()",
        "await demo.echo(1)",
        "import asyncio\n(await asyncio.gather(demo.echo(1)))[0]",
        "from demo import *\nawait echo(1)",
        "import asyncio\nasync def f():\n  return await demo.echo(1)\nasyncio.run(f())",
        "import asyncio\nasync def f():\n  return await demo.echo(1)\nawait f()",
        "import asyncio\nasync def f():\n  return await demo.echo(1)\nf()",
        "async def f():\n  return await demo.echo(1)\nimport asyncio\nx = asyncio.run(f())\nawait asyncio.sleep(0)\nx",
        "call = demo.echo(1)\nawait call\nawait call",
        "import asyncio\nawait asyncio.wait_for(demo.echo(1), 1)",
        "import asyncio\nawait asyncio.create_task(demo.echo(1))",
        "import asyncio\nasync with asyncio.TaskGroup() as g:\n  t = g.create_task(demo.echo(1))\nt.result()",
        "import asyncio\n[await each for each in asyncio.as_completed([demo.echo(1)])][0]",
        "import asyncio\nasync def f():\n  async with asyncio.timeout(1):\n    return await demo.echo(1)\nasyncio.get_event_loop().run_until_complete(f())",
        "[await demo.echo(i) for i in [1]][0]",
      })
  void manyWaysToCall(String code) {
    assertThat(runAmongOthers(code, "{}").result()).isEqualTo("{\"first\": 1}");
  }

  @Test
  void originalNamesStayReachable() {
    assertThat(run("tools['my-server']['odd.name'](first=2)").result()).isEqualTo("{\"first\": 2}");
    assertThat(run("my_server.odd_name(first=2)").tools().sent())
        .containsExactly("my-server.odd.name{\"first\":2}");
  }

  @Test
  void blockingCallLeavesTheRepliesOfOthersForThem() {
    assertThat(
            run("""
                import asyncio
                from functools import partial
                pending = demo.echo(1)
                asyncio.get_running_loop().call_soon(partial(demo.echo, 2))
                await asyncio.sleep(0)
                asyncio.get_running_loop().call_soon(partial(demo.blocks))
                await asyncio.sleep(0)
                [await pending, await demo.echo(3)]
                """)
                .result())
        .isEqualTo("[{\"first\": 1}, {\"first\": 3}]");
  }

  @Test
  void anArgumentThatCallsAToolWhileItIsWrittenIsNoCircle() {
    assertThat(
            run("""
                class Day:
                    def isoformat(self):
                        return str(demo.echo(shared)["first"])
                shared = {"n": 1}
                demo.echo([shared, Day()])
                """)
                .result())
        .isEqualTo("{\"first\": [{\"n\": 1}, \"{'n': 1}\"]}");
  }

  @Test
  void argumentsThatAreNoJsonDoNotSpoilTheNextCall() {
    assertThat(
            run("""
                circle = {}
                circle["self"] = circle
                refused = []
                for bad in (circle, float("nan"), object(), {"deep": [circle]}):
                    try:
                        demo.echo(bad)
                    except ToolArgumentError:
                        refused.append(demo.echo([circle] and 1)["first"])
                circle.clear()
                refused + [demo.echo(circle)]
                """)
                .result())
        .isEqualTo("[1, 1, 1, 1, {\"first\": {}}]");
  }

  @Test
  void gatherCallsInParallel() {
    assertThat(
            run("import asyncio\nawait asyncio.gather(*(demo.barrier() for _ in range(3)))")
                .result())
        .isEqualTo("[1, 2, 3]");
  }

  @Test
  void callsInHelpersRunInParallelToo() {
    assertThat(
            run("""
                    import asyncio
                    def start(n):
                        return demo.barrier(n)
                    calls = [start(1), (lambda: start(2))(), demo.barrier(3)]
                    sum(await asyncio.gather(*calls))
                    """)
                .result())
        .isEqualTo("6");
  }

  @Test
  void contentsArrive() {
    assertThat(
            run("""
                    text, image, audio, resource, link, other = demo.blocks()
                    [text, image.type, list(image.data), image.mime_type, audio.mime_type, resource.data, resource.uri,
                     link.uri, link.name, other, repr(image)]
                    """)
                .result())
        .isEqualTo(
            "[\"t\", \"image\", [1, 2, 3], \"image/png\", \"audio/wav\", \"inner\", \"a://b\", \"c://d\","
                + " \"link\", {\"type\": \"future\", \"x\": 1}, \"<image image/png 3 bytes>\"]");
    assertThat(run("demo.text()").result()).isEqualTo("\"hello\"");
  }

  @Test
  void failedCallRaisesToolError() {
    assertThat(
            run("""
                    try:
                        demo.fail(1)
                    except ToolError as e:
                        caught = [str(e), e.message, e.server, e.tool, e.content, e.retryable]
                    caught
                    """)
                .result())
        .isEqualTo("[\"it broke\", \"it broke\", \"demo\", \"fail\", [\"why\"], true]");
    var outcome = run("x = 1\ndemo.fail(1)").outcome();
    assertThat(outcome.errorType()).isEqualTo("ToolError");
    assertThat(outcome.line()).isEqualTo(2);
    assertThat(outcome.traceback())
        .isEqualTo(
            "Traceback (most recent call last):\n  File \"program.py\", line 2, in <module>\n"
                + "    demo.fail(1)\nToolError: it broke");
  }

  @Test
  void errorsAreImportableAndRelated() {
    assertThat(
            run("""
                    from tools import ToolError, ToolArgumentError, ToolDenied
                    kinds = []
                    for call in (demo.bad, demo.denied):
                        try:
                            call()
                        except ToolError as e:
                            kinds.append(type(e).__name__)
                    [kinds, issubclass(ToolArgumentError, TypeError), issubclass(ToolDenied, ToolError)]
                    """)
                .result())
        .isEqualTo("[[\"ToolArgumentError\", \"ToolDenied\"], true, true]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo.echo(frist=1)~unknown argument 'frist' (did you mean 'first'?)",
        "demo.fail()~missing 'first'",
        "demo.echo(1, 2, 3)~3 positional arguments given, at most 2 accepted",
        "demo.echo(1, first=2)~argument 'first' given twice",
        "demo.echo(object())~no JSON form",
        "demo.echo(float('nan'))~no JSON form",
      })
  void wrongArgumentsAreRefusedBeforeAnythingIsSent(String line) {
    String[] parts = line.split("~", 2);
    var ran = run(parts[0]);
    assertThat(ran.outcome().errorType()).isEqualTo("ToolArgumentError");
    assertThat(ran.outcome().message()).contains(parts[1]).startsWith("demo.");
    assertThat(ran.tools().sent()).isEmpty();
  }

  @Test
  void unknownToolsAndServersNameWhatIsNear() {
    assertThat(run("demo.eco()").outcome().message())
        .isEqualTo("server 'demo' has no tool 'eco'; nearest: echo");
    assertThat(run("hasattr(demo, 'eco')").result()).isEqualTo("false");
    assertThat(run("tools['none']").outcome().message()).contains("connected servers: 'demo'");
    var broken = run("broken.anything()").outcome();
    assertThat(broken.errorType()).isEqualTo("ToolError");
    assertThat(broken.message()).isEqualTo("broken: it did not start");
  }

  @Test
  void callUsedAsValueNamesLineAndTool() {
    for (String use :
        new String[] {
          "x['a']",
          "x + 1",
          "str(x)",
          "for _ in x: pass",
          "bool(x)",
          "x.get('a')",
          "len(x)",
          "x == 1",
          "[x]",
          "demo.echo(x)"
        }) {
      var outcome =
          runAmongOthers("import asyncio\nawait asyncio.sleep(0)\nx = demo.echo(1)\n" + use, "{}")
              .outcome();
      assertThat(outcome.errorType()).as(use).isEqualTo("TypeError");
      assertThat(outcome.message())
          .as(use)
          .startsWith("line 3: demo.echo(...) was not awaited")
          .contains("await demo.echo(...)");
    }
  }

  @Test
  void callNeverAwaitedIsAwaitedAtTheEndAndReported() {
    var ran = run("import asyncio\nawait asyncio.sleep(0)\ndemo.echo(1)\ndemo.fail(1)\n5");
    assertThat(ran.result()).isEqualTo("5");
    assertThat(ran.outcome().hint())
        .contains("Line 3: demo.echo(...) was never awaited; it completed.")
        .contains("Line 4: demo.fail(...) was never awaited; it failed: it broke.");
  }

  @Test
  void cancelledAwaitCancelsItsCall() {
    var ran =
        run(
            """
            import asyncio
            try:
                await asyncio.wait_for(demo.never(), 0.01)
            except TimeoutError:
                result = "late"
            result
            """);
    assertThat(ran.result()).isEqualTo("\"late\"");
    assertThat(ran.tools().cancelled()).containsExactly(1L);
  }

  @Test
  void gatherWithoutAwaitInBlockingCodeIsExplained() {
    var outcome = run("import asyncio\nasyncio.gather(demo.echo(1))").outcome();
    assertThat(outcome.errorType()).isEqualTo("TypeError");
    assertThat(outcome.message()).startsWith("line 2: asyncio.gather(...)").contains("demo.echo");
    assertThat(outcome.hint()).contains("await asyncio.gather");
  }

  @Test
  void nestedLoopsShieldsAndManualTasksWork() {
    assertThat(
            runAmongOthers(
                    """
                    import asyncio
                    async def f(): return await demo.echo(1)
                    async def g(): return asyncio.run(f())
                    call = demo.echo(2)
                    done, _ = await asyncio.wait([demo.echo(3)])
                    loop = asyncio.new_event_loop()
                    asyncio.set_event_loop(loop)
                    [await g(), await asyncio.shield(call), await call, done.pop().result()]
                    """,
                    "{}")
                .result())
        .isEqualTo("[{\"first\": 1}, {\"first\": 2}, {\"first\": 2}, {\"first\": 3}]");
  }

  @Test
  void taskThatIgnoresItsCancellationIsAbandoned() {
    var ran =
        run(
            """
            import asyncio
            async def stubborn():
                while True:
                    try:
                        await asyncio.sleep(100)
                    except BaseException:
                        pass
            asyncio.create_task(stubborn())
            await asyncio.sleep(0)
            3
            """);
    assertThat(ran.result()).isEqualTo("3");
  }

  @Test
  void deadlockIsAnErrorAndNotAWait() {
    assertThat(run("import asyncio\nawait asyncio.Future()").outcome().message())
        .startsWith("deadlock");
  }

  @Test
  void programCanAskAboutTools() {
    assertThat(runAmongOthers("tools.servers()", "{}").result())
        .isEqualTo("[\"demo\", \"my_server\", \"broken\"]");
    assertThat(runAmongOthers("dir(demo)", "{}").result())
        .contains("\"echo\"")
        .contains("\"odd_name\"");
    assertThat(runAmongOthers("tools.describe('demo.echo')", "{}").result())
        .isEqualTo("\"def echo(first, second=None)\"");
    assertThat(runAmongOthers("help(demo.echo)", "{}").stdout())
        .isEqualTo("def echo(first, second=None)\n");
    assertThat(runAmongOthers("print(demo)", "{}").stdout())
        .isEqualTo("<server demo: for tests; dir(demo) lists its tools>\n");
  }

  @Test
  void pendingTasksAreCancelledAtTheEnd() {
    var ran =
        run(
            """
            import asyncio
            async def forever():
                try:
                    await asyncio.sleep(1000)
                finally:
                    print("cancelled")
            asyncio.create_task(forever())
            await asyncio.sleep(0)
            1
            """);
    assertThat(ran.result()).isEqualTo("1");
    assertThat(ran.stdout()).isEqualTo("cancelled\n");
  }
}
