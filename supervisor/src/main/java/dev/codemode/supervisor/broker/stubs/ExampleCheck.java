package dev.codemode.supervisor.broker.stubs;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Judges by the whole schema whether a value fits. Nothing is fetched: a schema that refers to
 * anything outside itself is not judged at all. A pattern that cannot be matched in linear time
 * fits nothing; formats are held to be binding.
 */
final class ExampleCheck {
  private static final Set<String> OTHER_DIALECTS =
      Set.of(
          SpecificationVersion.DRAFT_4.getDialectId(),
          SpecificationVersion.DRAFT_6.getDialectId(),
          SpecificationVersion.DRAFT_7.getDialectId(),
          SpecificationVersion.DRAFT_2019_09.getDialectId());

  private final SchemaDocument document;
  private final JsonNode source;
  private final Schema schema;

  private ExampleCheck(SchemaDocument document, JsonNode source, Schema schema) {
    this.document = document;
    this.source = source;
    this.schema = schema;
  }

  /** Empty for a schema that is not understood. */
  static Optional<ExampleCheck> of(SchemaDocument document, ObjectNode schema) {
    if (!ValidationCost.isJudged(document, schema)) {
      return Optional.empty();
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    plain.setAll(schema);
    plain.remove("$id");
    if (!OTHER_DIALECTS.contains(plain.path("$schema").asString(""))) {
      plain.remove("$schema");
    }
    try {
      return Optional.of(new ExampleCheck(document, schema, registry().getSchema(plain)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  boolean accepts(JsonNode value) {
    try {
      return ValidationCost.isBounded(document, source, value) && schema.validate(value).isEmpty();
    } catch (RuntimeException e) {
      // The validator's way to say that the schema itself is wrong.
      return false;
    }
  }

  /** A registry each: it would keep every schema that it ever saw. */
  private static SchemaRegistry registry() {
    var config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(
                expression -> {
                  Optional<LinearPattern> pattern = LinearPattern.of(expression);
                  return text -> pattern.isPresent() && pattern.get().matches(text);
                })
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder ->
            builder
                .schemaRegistryConfig(config)
                .schemaLoader(
                    loader ->
                        loader.allow(
                            iri ->
                                iri.toString().startsWith("https://json-schema.org/")
                                    || iri.toString().startsWith("http://json-schema.org/"))));
  }
}
