package dev.codemode.worker.guard;

import dev.codemode.proto.v1.Miss;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.worker.tools.ToolParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the calls that a program's text shows with the signatures of the tools. A server that
 * cannot be asked is no mistake: its calls raise when they are made.
 */
public final class CallCheck {
  /**
   * A place that is wrong.
   *
   * @param errorType class of the exception that the place would raise
   * @param line from 1
   * @param column in code points, from 1
   * @param message names the tool, what is wrong and what is near
   */
  public record Mistake(String errorType, int line, int column, String message) {}

  /**
   * A call that the text shows.
   *
   * @param tool server and tool as programs name them
   * @param line from 1
   * @param checked whether it was compared with a signature
   */
  public record Call(String tool, int line, boolean checked) {}

  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, String> namesByKey;
  private final Signatures signatures;

  /**
   * Checks everything at once.
   *
   * @param namesByKey the servers' names in Python by their keys
   */
  public CallCheck(
      List<ToolReference> references, Signatures signatures, Map<String, String> namesByKey) {
    this.namesByKey = namesByKey;
    this.signatures = signatures;
    references.forEach(this::check);
  }

  /** In the order of the text. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  /** In the order of the text. */
  public List<Call> calls() {
    return calls;
  }

  private void check(ToolReference reference) {
    List<Signature> found =
        signatures.getFoundList().stream().filter(each -> isOf(each, reference)).toList();
    Optional<ToolParameters> parameters =
        found.size() == 1
            ? Optional.of(ToolParameters.of(name(reference.serverKey()), found.getFirst()))
            : Optional.empty();
    if (reference.call().isPresent()) {
      String path =
          parameters
              .map(ToolParameters::path)
              .orElse(name(reference.serverKey()) + "." + reference.tool());
      calls.add(new Call(path, reference.line(), reference.judged() && parameters.isPresent()));
    }
    if (!reference.judged()) {
      return;
    }
    parameters
        .flatMap(each -> reference.call().flatMap(each::mistakes))
        .ifPresent(message -> add(reference, "ToolArgumentError", message));
    if (found.isEmpty()) {
      signatures.getMissingList().stream()
          .filter(miss -> isOf(miss, reference))
          .findFirst()
          .ifPresent(miss -> add(reference, "ToolNotFoundError", message(miss)));
    }
  }

  private static boolean isOf(Signature signature, ToolReference reference) {
    return signature.getServer().equals(reference.serverKey())
        && (signature.getPythonName().equals(reference.tool())
            || signature.getTool().equals(reference.tool()));
  }

  private static boolean isOf(Miss miss, ToolReference reference) {
    return miss.getName().getServer().equals(reference.serverKey())
        && miss.getName().getTool().equals(reference.tool());
  }

  /** As the prelude says it when a running program names such a tool. */
  private static String message(Miss miss) {
    String nearest = String.join(", ", miss.getNearestList());
    return "server '%s' has no tool '%s'%s"
        .formatted(
            miss.getName().getServer(),
            miss.getName().getTool(),
            nearest.isEmpty() ? "" : "; nearest: " + nearest);
  }

  private void add(ToolReference reference, String errorType, String message) {
    mistakes.add(new Mistake(errorType, reference.line(), reference.column(), message));
  }

  private String name(String key) {
    return namesByKey.getOrDefault(key, key);
  }
}
