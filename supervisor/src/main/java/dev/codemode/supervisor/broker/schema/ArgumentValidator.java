package dev.codemode.supervisor.broker.schema;

import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges the arguments of calls by the whole input schema of their tools, before anything is sent.
 * A schema that cannot be used, or costs too much, is warned of once and judges nothing: its server
 * does. Thread-safe; a schema is compiled at its tool's first call.
 */
public final class ArgumentValidator {
  private static final Logger log = LoggerFactory.getLogger(ArgumentValidator.class);

  /** Larger schemas are not compiled. */
  private static final int LARGEST_DEFINITION_BYTES = 256 * 1024;

  /** Compiled schemas kept; the one unused for longest goes first. */
  private static final int MOST_KEPT = 500;

  private static final class Kept {
    final ToolDefinition definition;
    final Optional<CompiledSchema> schema;
    boolean warned;

    Kept(ToolDefinition definition) {
      this.definition = definition;
      this.schema =
          definition.definitionBytes() > LARGEST_DEFINITION_BYTES
              ? Optional.empty()
              : CompiledSchema.of(definition.inputSchema());
    }
  }

  private final Map<String, Kept> byTool = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What is wrong with the arguments, at most five places; empty when nothing is or nothing can be
   * told.
   *
   * @param path server and tool as programs name them, unique among all tools
   */
  public Optional<String> mistakes(String path, ToolDefinition tool, ObjectNode arguments) {
    if (tool.inputSchema().isEmpty()) {
      return Optional.empty();
    }
    Kept kept = kept(path, tool);
    if (kept.schema.isEmpty()) {
      warnOnce(path, kept, "the schema cannot be used");
      return Optional.empty();
    }
    CompiledSchema schema = kept.schema.get();
    return switch (schema.apply(arguments)) {
      case CompiledSchema.Verdict.Judged judged when judged.errors().isEmpty() -> Optional.empty();
      case CompiledSchema.Verdict.Judged judged ->
          Optional.of(new Complaints(schema.source()).of(judged.errors()));
      case CompiledSchema.Verdict.Unjudged unjudged -> {
        warnOnce(path, kept, unjudged.reason());
        yield Optional.empty();
      }
    };
  }

  /** A server that lists its tools again makes new definitions; comparing them whole is dear. */
  @SuppressWarnings("ReferenceEquality")
  private Kept kept(String path, ToolDefinition tool) {
    synchronized (byTool) {
      Kept known = byTool.get(path);
      if (known != null && known.definition == tool) {
        return known;
      }
    }
    var made = new Kept(tool);
    synchronized (byTool) {
      byTool.put(path, made);
      if (byTool.size() > MOST_KEPT) {
        byTool.remove(byTool.keySet().iterator().next());
      }
    }
    return made;
  }

  private void warnOnce(String path, Kept kept, String reason) {
    synchronized (byTool) {
      if (kept.warned) {
        return;
      }
      kept.warned = true;
    }
    log.atWarn()
        .addKeyValue("tool", path)
        .addKeyValue("reason", reason)
        .log("A tool's arguments go to its server unjudged");
  }
}
