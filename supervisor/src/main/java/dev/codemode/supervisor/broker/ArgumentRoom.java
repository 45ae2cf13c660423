package dev.codemode.supervisor.broker;

import com.google.protobuf.ByteString;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * The memory that the arguments of one run's open calls may take: as text, which is refused beyond
 * 32 MiB, and as trees, which wait for each other. Thread-safe.
 */
final class ArgumentRoom {
  /** Text of all open calls, in bytes. */
  static final long MAX_TEXT_BYTES = 32L * 1024 * 1024;

  /** Trees of the calls that are carried out, in KiB. */
  private static final int TREES_KIB = 64 * 1024;

  /** What a value in a tree costs besides its text, at most, in bytes. */
  private static final int VALUE_BYTES = 80;

  private final AtomicLong text = new AtomicLong();
  private final Semaphore trees = new Semaphore(TREES_KIB, true);

  /** Takes room for a call's text; false when there is none. Whoever got it must {@link #leave}. */
  boolean enter(ByteString arguments) {
    if (text.addAndGet(arguments.size()) <= MAX_TEXT_BYTES) {
      return true;
    }
    leave(arguments);
    return false;
  }

  void leave(ByteString arguments) {
    text.addAndGet(-arguments.size());
  }

  /**
   * Waits for room for the tree of a call's arguments.
   *
   * @return what {@link #releaseTree} takes
   */
  int awaitTree(ByteString arguments, JsonMapper mapper) throws InterruptedException {
    long bytes = arguments.size();
    try (JsonParser parser = mapper.createParser(arguments.newInput())) {
      while (parser.nextToken() != null) {
        bytes += VALUE_BYTES;
      }
    } catch (JacksonException e) {
      // No tree will be made of it either.
      bytes = arguments.size();
    }
    int kib = Math.clamp(bytes / 1024, 1, TREES_KIB);
    trees.acquire(kib);
    return kib;
  }

  void releaseTree(int kib) {
    trees.release(kib);
  }
}
