package dev.codemode.supervisor.channel;

import com.google.protobuf.ByteString;
import dev.codemode.proto.WorkerProtocol;
import dev.codemode.proto.v1.Failure;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.WorkerFrame;
import java.util.Optional;

/**
 * Sizes and counts that frames of one run must keep to. Not thread-safe: one per run, used by the
 * stream's one reader.
 */
final class FrameRules {
  /**
   * Longest name of a server or tool in a frame, in UTF-16 units; longer ones cannot be in any
   * catalog.
   */
  static final int MAX_NAME_LENGTH = 1_024;

  /** Longest message, hint or traceback of a finished run, in UTF-16 units. */
  static final int MAX_TEXT_LENGTH = 256 * 1024;

  /** Most requests for signatures of one run. */
  static final int MAX_SIGNATURE_REQUESTS = 10_000;

  private int signatureRequests;
  private int searches;
  private long calls;
  private long cancels;
  private long lastCallId;

  /** What is wrong with the frame, or empty. Counts it. */
  Optional<String> breach(WorkerFrame frame) {
    return switch (frame.getFrameCase()) {
      case SIGNATURES_WANTED -> signaturesWanted(frame.getSignaturesWanted());
      case SEARCH_WANTED -> searchWanted(frame.getSearchWanted());
      case OUTPUT -> output(frame.getOutput());
      case TOOL_CALL -> toolCall(frame.getToolCall());
      case TOOL_CALL_CANCELLED ->
          when(++cancels > calls, "more calls were cancelled than were made");
      case RUN_FINISHED -> finished(frame.getRunFinished());
      case HELLO, READY, RUN_STARTED -> Optional.empty();
      case FRAME_NOT_SET -> Optional.of("a frame without content");
    };
  }

  private Optional<String> signaturesWanted(SignaturesWanted wanted) {
    if (++signatureRequests > MAX_SIGNATURE_REQUESTS) {
      return Optional.of("more than " + MAX_SIGNATURE_REQUESTS + " requests for signatures");
    }
    int names = wanted.getToolsCount() + wanted.getWholeServersCount();
    if (names > WorkerProtocol.MAX_SIGNATURES_WANTED) {
      return Optional.of("a request for " + names + " signatures at once");
    }
    boolean tooLong =
        wanted.getToolsList().stream()
                .anyMatch(tool -> tooLong(tool.getServer()) || tooLong(tool.getTool()))
            || wanted.getWholeServersList().stream().anyMatch(FrameRules::tooLong);
    return when(tooLong, "a name over " + MAX_NAME_LENGTH + " characters");
  }

  private Optional<String> searchWanted(SearchWanted wanted) {
    if (++searches > WorkerProtocol.MAX_SEARCHES) {
      return Optional.of("more than " + WorkerProtocol.MAX_SEARCHES + " searches");
    }
    if (wanted.getQuery().length() > WorkerProtocol.MAX_QUERY_CHARACTERS) {
      return Optional.of("a query of " + wanted.getQuery().length() + " characters");
    }
    int limit = wanted.getLimit();
    if (limit < 1 || limit > WorkerProtocol.MAX_SEARCH_ANSWERS) {
      return Optional.of("a search for " + Integer.toUnsignedString(limit) + " tools");
    }
    return when(tooLong(wanted.getServer()), "a name over " + MAX_NAME_LENGTH + " characters");
  }

  private static Optional<String> output(Output output) {
    if (output.getStream() != Output.Stream.STREAM_STDOUT
        && output.getStream() != Output.Stream.STREAM_STDERR) {
      return Optional.of("output of an unknown stream");
    }
    int size = output.getData().size();
    return when(
        size == 0 || size > WorkerProtocol.MAX_OUTPUT_PIECE_BYTES,
        "a piece of output of " + size + " bytes");
  }

  private Optional<String> toolCall(ToolCall call) {
    calls++;
    if (call.getCallId() <= lastCallId) {
      return Optional.of("a call id that does not rise: " + call.getCallId());
    }
    lastCallId = call.getCallId();
    if (tooLong(call.getServer()) || tooLong(call.getTool())) {
      return Optional.of("a name over " + MAX_NAME_LENGTH + " characters");
    }
    ByteString arguments = call.getArgumentsJson();
    return when(
        arguments.size() > WorkerProtocol.MAX_ARGUMENTS_BYTES,
        "arguments of " + arguments.size() + " bytes");
  }

  private static Optional<String> finished(RunFinished finished) {
    if (finished.getStatus() == RunFinished.Status.STATUS_UNSPECIFIED
        || finished.getStatus() == RunFinished.Status.UNRECOGNIZED) {
      return Optional.of("a finished run without status");
    }
    if (finished.getStatus() != RunFinished.Status.STATUS_COMPLETED
        && !finished.getResultJson().isEmpty()) {
      return Optional.of("a result of a run that did not complete");
    }
    Failure failure = finished.getFailure();
    // Unsigned on the wire: what is negative here is beyond all that can be measured or counted.
    if (failure.getLine() < 0 || failure.getColumn() < 0 || finished.getPeakHeapBytes() < 0) {
      return Optional.of("a number that cannot be");
    }
    int longest =
        Math.max(
            Math.max(finished.getHint().length(), failure.getErrorType().length()),
            Math.max(failure.getMessage().length(), failure.getTraceback().length()));
    return when(longest > MAX_TEXT_LENGTH, "a text of " + longest + " characters");
  }

  private static boolean tooLong(String name) {
    return name.length() > MAX_NAME_LENGTH;
  }

  private static Optional<String> when(boolean broken, String message) {
    return broken ? Optional.of(message) : Optional.empty();
  }
}
