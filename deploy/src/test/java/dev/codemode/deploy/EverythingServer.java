package dev.codemode.deploy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The reference server that has everything, reached by a url on a port of the loopback that stays
 * the same when it is started again. It would listen on all addresses by itself.
 */
final class EverythingServer implements AutoCloseable {
  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(30);

  /** Makes whatever listens in this process listen on the loopback. */
  private static final String LOOPBACK_ONLY =
      """
      data:text/javascript,import net from 'node:net';\
      const listen = net.Server.prototype.listen;\
      net.Server.prototype.listen = function (port, ...rest) {\
      return listen.call(this, port, '127.0.0.1', ...rest); };""";

  private final List<String> command;
  private final Path folder;
  private final int port;
  private Process process;

  private EverythingServer(List<String> command, Path folder, int port) throws IOException {
    this.command = command;
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  /**
   * Starts it.
   *
   * @param transport {@code sse} or {@code streamableHttp}
   * @param folder for what it says
   */
  static EverythingServer start(NpmServers npm, String transport, Path folder)
      throws IOException, InterruptedException {
    var server =
        new EverythingServer(
            List.of(
                npm.node(),
                "--import",
                LOOPBACK_ONLY,
                npm.reference("everything").toString(),
                transport),
            folder,
            Machine.freePort());
    server.awaitListening();
    return server;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Kills it, as the system might. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts it again on the same port. */
  void startAgain() throws IOException, InterruptedException {
    process = launch();
    awaitListening();
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve(port + ".log").toFile()));
    builder.environment().putAll(Map.of("PORT", Integer.toString(port)));
    return builder.start();
  }

  private void awaitListening() throws InterruptedException {
    if (!Processes.await(LISTENS_WITHIN, () -> listens() || !process.isAlive()) || !listens()) {
      throw new AssertionError("nothing listens on port " + port + "; its log is in " + folder);
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
