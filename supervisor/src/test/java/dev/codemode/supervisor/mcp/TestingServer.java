package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.ListedServers;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.testing.RawClient;
import java.io.IOException;
import java.time.Duration;

/** A server with a fake runner and a raw client on pipes. */
final class TestingServer implements AutoCloseable {
  final FakeRunner runner = new FakeRunner();
  final RawClient client = new RawClient();
  final CodemodeMcpServer server =
      new CodemodeMcpServer(
          client.serverIn(),
          client.serverOut(),
          runner,
          new ToolDirectory(ListedServers::some),
          () -> "Use execute_code.",
          Limits.DEFAULT,
          "1.2.3",
          new ProgressReporter(Duration.ofMillis(1), Duration.ofMillis(1)));

  TestingServer() throws IOException {
    server.start();
  }

  static TestingServer initialized() throws IOException, InterruptedException {
    var testing = new TestingServer();
    testing.client.initialize();
    return testing;
  }

  @Override
  public void close() throws IOException {
    runner.release.countDown();
    client.close();
    server.close();
  }
}
