package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Starts a worker: two arguments, the supervisor's socket and what the worker is confined by; the
 * token as the first line of standard input.
 */
public final class WorkerMain {
  private static final int MAX_TOKEN_LENGTH = 256;

  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    InputStream stdin = System.in;
    String token = readLine(stdin);
    if (token.isEmpty()) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    Lifeline.start();
    Path socket = Path.of(arguments[0]);
    var stage = new Stage.Service(arguments[1], socket.resolveSibling(WorkerProtocol.BAIT));
    new WorkerAgent(socket, stage).start(token);
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read();
        b >= 0 && b != '\n' && line.length() < MAX_TOKEN_LENGTH;
        b = in.read()) {
      line.append((char) b);
    }
    return new String(
        line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII);
  }
}
