package dev.codemode.supervisor.broker.upstream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes of one message after the other. Of a message over the bound, and of a large
 * one for which there is no memory, it keeps the id only. Used by one thread.
 */
final class MessageBuffer implements AutoCloseable {
  private static final int FIRST_BYTES = 16 * 1024;

  private final int bound;
  private final ReplyBudget budget;
  private byte[] bytes;
  private int length;
  private ReplyBudget.@Nullable Share share;
  private @Nullable Overflow overflow;

  /** A message that is not kept. */
  private record Overflow(IdScanner scanner, UpstreamException reason) {}

  /**
   * @param bound largest message in bytes
   */
  MessageBuffer(int bound, ReplyBudget budget) {
    this.bound = bound;
    this.budget = budget;
    this.bytes = new byte[Math.min(bound, FIRST_BYTES)];
  }

  /**
   * Adds the bytes from one index to another. Blocks while there is no memory for a large message.
   */
  void append(byte[] source, int from, int to) throws InterruptedException {
    int at = from;
    while (at < to && overflow == null) {
      if (length == bytes.length) {
        grow();
        continue;
      }
      int part = Math.min(to - at, bytes.length - length);
      System.arraycopy(source, at, bytes, length, part);
      length += part;
      at += part;
    }
    if (overflow != null) {
      overflow.scanner().take(source, at, to);
    }
  }

  private void grow() throws InterruptedException {
    if (length >= bound) {
      overflow("the answer is larger than %d bytes; ask for less".formatted(bound), false);
      return;
    }
    int next = (int) Math.min(bound, length * 2L);
    if (next > ReplyBudget.FREE_BYTES && !hasRoom(next)) {
      overflow(
          "too many large answers are waiting to be read; ask for less, or fewer at a time", true);
      return;
    }
    bytes = Arrays.copyOf(bytes, next);
  }

  private boolean hasRoom(int size) throws InterruptedException {
    if (share != null) {
      return share.growTo(size);
    }
    share = budget.reserve(size).orElse(null);
    return share != null;
  }

  private void overflow(String reason, boolean retryable) {
    var scanner = new IdScanner();
    scanner.take(bytes, 0, length);
    // The server did answer, but nobody will know what.
    overflow =
        new Overflow(
            scanner, new UpstreamException(reason, retryable, UpstreamException.Effect.UNKNOWN));
    bytes = new byte[Math.min(bound, FIRST_BYTES)];
    length = 0;
    giveBack();
  }

  /** Whether nothing but white space came since the last message. */
  boolean isBlank() {
    if (overflow != null) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t' && bytes[i] != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Ends the message and begins the next. */
  Received finish() {
    try {
      if (overflow != null) {
        return new Received.Dropped(overflow.scanner().id(), overflow.reason());
      }
      return RpcMessages.read(bytes, length, share);
    } finally {
      if (share != null) {
        // The message has it now, and the bytes.
        share = null;
        bytes = new byte[Math.min(bound, FIRST_BYTES)];
      }
      overflow = null;
      length = 0;
    }
  }

  private void giveBack() {
    if (share != null) {
      share.release();
      share = null;
    }
  }

  /** Forgets what has not been finished. */
  @Override
  public void close() {
    giveBack();
    length = 0;
  }
}
