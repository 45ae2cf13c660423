package dev.codemode.supervisor.broker.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema that can be applied. Without {@code $schema}, or with one that nobody knows, it is
 * read as draft 2020-12. Nothing is fetched that it refers to; formats are not asserted.
 * Thread-safe.
 */
final class CompiledSchema {
  private static final int MOST_STEPS = 200_000;
  private static final int MOST_SCHEMA_NODES = 20_000;
  private static final int MOST_VALUE_NODES = 50_000;

  /** Where the published drafts are, which the validator carries itself. */
  private static final List<String> DRAFTS =
      List.of("http://json-schema.org/draft-", "https://json-schema.org/draft/");

  /** What came of applying. */
  sealed interface Verdict {
    /** The value fits where this is empty. */
    record Judged(List<Error> errors) implements Verdict {}

    /** The schema or the value is not fit to be judged: why, for people. */
    record Unjudged(String reason) implements Verdict {}
  }

  private final JsonNode source;
  private final Schema schema;

  private CompiledSchema(JsonNode source, Schema schema) {
    this.source = source;
    this.schema = schema;
  }

  /** What the schema was made of. */
  JsonNode source() {
    return source;
  }

  /** The schema, or empty when it is none, refers to what is not there, or is too large. */
  static Optional<CompiledSchema> of(ObjectNode source) {
    if (!JsonBounds.hold(source, MOST_SCHEMA_NODES)) {
      return Optional.empty();
    }
    try {
      var known = knownDialect(source);
      Schema schema = registry().getSchema(known);
      schema.initializeValidators();
      return Optional.of(new CompiledSchema(known, schema));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever the validator stumbles over: the server itself will judge its calls.
      return Optional.empty();
    }
  }

  private static JsonNode knownDialect(ObjectNode source) {
    JsonNode dialect = source.path("$schema");
    boolean known = dialect.isString() && isKnown(dialect.stringValue());
    return known || dialect.isMissingNode() ? source : source.deepCopy().without("$schema");
  }

  private static boolean isKnown(String dialect) {
    String bare = dialect.endsWith("#") ? dialect.substring(0, dialect.length() - 1) : dialect;
    return SpecificationVersion.fromDialectId(bare).isPresent()
        || SpecificationVersion.fromDialectId(bare + "#").isPresent();
  }

  /** One for each schema, so that no schema can stand in for a part of another. */
  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemaCacheEnabled(false)
                .schemaLoader(
                    loader ->
                        loader.allow(iri -> DRAFTS.stream().anyMatch(iri.toString()::startsWith)))
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .locale(Locale.ROOT)
                        .formatAssertionsEnabled(false)
                        .preloadSchema(false)
                        .losslessNarrowing(true)
                        .regularExpressionFactory(new BoundedPatterns())
                        .build()));
  }

  Verdict apply(JsonNode value) {
    if (!JsonBounds.hold(value, MOST_VALUE_NODES)) {
      return new Verdict.Unjudged("the value is too large to judge");
    }
    var budget = new StepBudget(MOST_STEPS);
    var validation = new BoundedValidation(budget);
    try {
      ScopedValue.where(StepBudget.CURRENT, budget).run(() -> schema.validate(validation, value));
      return new Verdict.Judged(validation.getErrors());
    } catch (StepBudget.ExhaustedException e) {
      return new Verdict.Unjudged("the schema takes too long to apply");
    } catch (StackOverflowError e) {
      return new Verdict.Unjudged("the schema is nested too deeply");
    } catch (SchemaException | IllegalStateException | IllegalArgumentException e) {
      return new Verdict.Unjudged("the schema cannot be applied");
    }
  }
}
