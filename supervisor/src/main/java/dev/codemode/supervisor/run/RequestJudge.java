package dev.codemode.supervisor.run;

import dev.codemode.proto.WorkerProtocol;
import dev.codemode.supervisor.config.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Judges a request by the sizes and times that a caller may ask for, before it costs anything. */
final class RequestJudge {
  /** What is wrong with a request. */
  record Refusal(RunStatus status, String message, String hint) {}

  private final Limits limits;

  RequestJudge(Limits limits) {
    this.limits = limits;
  }

  /** Why the request cannot be served; empty when it can. */
  Optional<Refusal> refuse(RunRequest request) {
    Duration timeout = request.timeout().orElse(limits.timeout());
    if (!timeout.isPositive() || timeout.compareTo(limits.maxTimeout()) > 0) {
      return invalid(
          "timeout is %s; it must be more than 0 and at most %s."
              .formatted(RunEnd.seconds(timeout), RunEnd.seconds(limits.maxTimeout())));
    }
    int maxOutput = request.maxOutput().orElse(limits.replyCharacters());
    if (maxOutput < 1 || maxOutput > limits.maxReplyCharacters()) {
      return invalid(
          "max_output is %d; it must be from 1 to %d."
              .formatted(maxOutput, limits.maxReplyCharacters()));
    }
    int variables = request.variablesJson().getBytes(StandardCharsets.UTF_8).length;
    if (variables > WorkerProtocol.MAX_ARGUMENTS_BYTES) {
      return invalid(
          "variables take %d bytes as JSON; at most %d are accepted."
              .formatted(variables, WorkerProtocol.MAX_ARGUMENTS_BYTES));
    }
    return refuseSize(request.code());
  }

  private Optional<Refusal> refuseSize(String code) {
    int characters = code.codePointCount(0, code.length());
    if (characters > limits.codeCharacters()) {
      return tooLong(characters, "characters", limits.codeCharacters());
    }
    long lines = code.lines().count();
    return lines > limits.codeLines()
        ? tooLong(lines, "lines", limits.codeLines())
        : Optional.empty();
  }

  private static Optional<Refusal> tooLong(long actual, String unit, long limit) {
    return Optional.of(
        new Refusal(
            RunStatus.POLICY_VIOLATION,
            "The program has %d %s; at most %d are accepted.".formatted(actual, unit, limit),
            "Pass data in `variables` instead of writing it into the program, or split the work."));
  }

  private static Optional<Refusal> invalid(String message) {
    return Optional.of(new Refusal(RunStatus.INVALID_ARGUMENT, message, ""));
  }
}
