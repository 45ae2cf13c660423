package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Starts a worker: one argument, the supervisor's socket; the token as the first line of standard
 * input.
 */
public final class WorkerMain {
  private static final int MAX_TOKEN_LENGTH = 256;

  private WorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    InputStream stdin = System.in;
    String token = readLine(stdin);
    if (token.isEmpty()) {
      Runtime.getRuntime().halt(WorkerProtocol.EXIT_USAGE);
    }
    Thread.ofPlatform().name("lifeline").daemon().start(() -> exitAtEnd(stdin));
    new WorkerAgent(Path.of(arguments[0]), new Stage.Service()).start(token);
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

  /** The supervisor holds the other end for as long as it wants this worker. */
  private static void exitAtEnd(InputStream stdin) {
    try {
      while (stdin.read() >= 0) {
        // Nothing more is expected; whatever comes is ignored.
      }
    } catch (IOException e) {
      // The pipe broke: the supervisor is as gone as at the end of the stream.
    }
    Runtime.getRuntime().halt(WorkerProtocol.EXIT_ORPHANED);
  }
}
