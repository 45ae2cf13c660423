package dev.codemode.supervisor.config;

import dev.codemode.proto.WorkerProtocol;
import java.time.Duration;

/**
 * What one run may use. Section {@code limits} of codemode.yaml; each component is a key in snake
 * case.
 *
 * @param timeout wall clock of a run that names none, from its first statement to its end
 * @param maxTimeout the largest wall clock that a caller may ask for
 * @param computeTimeout time without an open tool call; never counts more than the wall clock
 * @param toolCallTimeout one tool call, from sending to reply
 * @param heap live heap that a program may add to an idle worker
 * @param workerMemory all memory of a worker's process, where the system tells it
 * @param toolCalls calls of one run
 * @param parallelToolCalls open calls of one run; more wait in the broker
 * @param toolReply one reply of a tool, as JSON
 * @param result the result, as JSON
 * @param printed standard output and error of one run together
 * @param codeCharacters length of a program in characters
 * @param codeLines length of a program in lines
 * @param replyCharacters result, stdout and stderr together, as a model sees them
 * @param maxReplyCharacters the most that a caller may ask for as {@code max_output}
 */
public record Limits(
    Duration timeout,
    Duration maxTimeout,
    Duration computeTimeout,
    Duration toolCallTimeout,
    ByteSize heap,
    ByteSize workerMemory,
    int toolCalls,
    int parallelToolCalls,
    ByteSize toolReply,
    ByteSize result,
    ByteSize printed,
    int codeCharacters,
    int codeLines,
    int replyCharacters,
    int maxReplyCharacters) {

  /** Largest reply or result that fits a frame of the worker channel. */
  private static final ByteSize LARGEST_PAYLOAD =
      new ByteSize(WorkerProtocol.MAX_FRAME_BYTES - 64L * 1024);

  /** What a worker needs besides its program's heap. */
  private static final ByteSize WORKER_BASE = ByteSize.mebibytes(448);

  /** Limits of a server that configures none. */
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(55),
          Duration.ofSeconds(300),
          Duration.ofSeconds(30),
          Duration.ofSeconds(45),
          ByteSize.mebibytes(256),
          ByteSize.mebibytes(768),
          100,
          64,
          ByteSize.mebibytes(8),
          ByteSize.mebibytes(8),
          ByteSize.mebibytes(16),
          8_000,
          400,
          40_000,
          200_000);

  public Limits {
    positive("timeout", timeout);
    positive("max_timeout", maxTimeout);
    positive("compute_timeout", computeTimeout);
    positive("tool_call_timeout", toolCallTimeout);
    require(timeout.compareTo(maxTimeout) <= 0, "timeout", timeout, "at most max_timeout");
    require(
        maxTimeout.compareTo(Duration.ofHours(24)) <= 0, "max_timeout", maxTimeout, "at most 24 h");
    atLeast("heap", heap, ByteSize.mebibytes(16));
    require(
        workerMemory.bytes() >= heap.bytes() + WORKER_BASE.bytes(),
        "worker_memory",
        workerMemory,
        "at least heap and " + WORKER_BASE);
    range("tool_calls", toolCalls, 0, 1_000_000);
    range("parallel_tool_calls", parallelToolCalls, 1, 4_096);
    payload("tool_reply", toolReply);
    payload("result", result);
    atLeast("printed", printed, ByteSize.kibibytes(1));
    range("code_characters", codeCharacters, 1, 4_000_000);
    range("code_lines", codeLines, 1, 1_000_000);
    range("reply_characters", replyCharacters, 1_000, 4_000_000);
    range("max_reply_characters", maxReplyCharacters, replyCharacters, 4_000_000);
  }

  private static void positive(String key, Duration value) {
    require(value.isPositive(), key, value, "longer than 0");
  }

  private static void atLeast(String key, ByteSize value, ByteSize least) {
    require(value.bytes() >= least.bytes(), key, value, "at least " + least);
  }

  private static void payload(String key, ByteSize value) {
    atLeast(key, value, ByteSize.kibibytes(1));
    require(value.bytes() <= LARGEST_PAYLOAD.bytes(), key, value, "at most " + LARGEST_PAYLOAD);
  }

  private static void range(String key, int value, int least, int most) {
    require(value >= least && value <= most, key, value, "from " + least + " to " + most);
  }

  private static void require(boolean holds, String key, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "limits." + key + " is " + value + ", must be " + expected);
    }
  }
}
