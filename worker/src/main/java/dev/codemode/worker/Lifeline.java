package dev.codemode.worker;

import dev.codemode.proto.WorkerProtocol;
import java.io.IOException;
import java.io.InputStream;

/** Ends this process when its standard input ends: whoever started it is gone then. */
final class Lifeline {
  private Lifeline() {}

  /** The starter holds the other end for as long as it wants this process. */
  static void start() {
    Thread.ofPlatform().name("lifeline").daemon().start(() -> exitAtEnd(System.in));
  }

  private static void exitAtEnd(InputStream stdin) {
    try {
      while (stdin.read() >= 0) {
        // Nothing more is expected; whatever comes is ignored.
      }
    } catch (IOException e) {
      // The pipe broke: the starter is as gone as at the end of the stream.
    }
    Runtime.getRuntime().halt(WorkerProtocol.EXIT_ORPHANED);
  }
}
