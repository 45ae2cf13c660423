package dev.codemode.supervisor.mcp;

import dev.codemode.supervisor.broker.catalog.ListedServer;
import dev.codemode.supervisor.broker.catalog.ListedServers;
import dev.codemode.supervisor.broker.catalog.ToolDirectory;
import dev.codemode.supervisor.config.Limits;
import dev.codemode.supervisor.testing.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server with a fake runner and a raw client on pipes. */
final class TestingServer implements AutoCloseable {
  final FakeRunner runner = new FakeRunner();
  final RawClient client = new RawClient();
  final CodemodeMcpServer server;

  /** How often the client showed itself at work. */
  final AtomicInteger uses = new AtomicInteger();

  TestingServer() throws IOException {
    this(new ToolDirectory(ListedServers::some));
  }

  private TestingServer(ToolDirectory directory) throws IOException {
    server =
        new CodemodeMcpServer(
            client.serverIn(),
            client.serverOut(),
            runner,
            directory,
            uses::incrementAndGet,
            () -> "Use execute_code.",
            Limits.DEFAULT,
            "1.2.3",
            new ProgressReporter(Duration.ofMillis(1), Duration.ofMillis(1)));
    server.start();
  }

  /** One with this server behind it. */
  static TestingServer initialized(ListedServer listed) throws IOException, InterruptedException {
    var testing = new TestingServer(new ToolDirectory(() -> List.of(listed)));
    testing.client.initialize();
    return testing;
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
