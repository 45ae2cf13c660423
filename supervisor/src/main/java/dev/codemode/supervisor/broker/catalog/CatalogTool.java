package dev.codemode.supervisor.broker.catalog;

import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.Signature;
import dev.codemode.supervisor.broker.stubs.PythonStub;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.stream.Collectors;

/**
 * A tool with its name in Python.
 *
 * @param pythonName an identifier, unique within its server
 */
public record CatalogTool(String server, String pythonName, ToolDefinition definition) {
  /** On one line: the name and the parameters, those that may be left out with {@code =...}. */
  String line() {
    return PythonStub.Parameter.of(definition.inputSchema()).stream()
        .map(each -> each.required() ? each.name() : each.name() + "=...")
        .collect(Collectors.joining(", ", pythonName + "(", ")"))
        .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
  }

  /** As a worker is told of it. */
  public Signature toSignature() {
    var signature =
        Signature.newBuilder()
            .setServer(server)
            .setTool(definition.name())
            .setPythonName(pythonName)
            .setAcceptsMore(PythonStub.Parameter.acceptsMore(definition.inputSchema()))
            .setStub(PythonStub.of(pythonName, definition));
    PythonStub.Parameter.of(definition.inputSchema())
        .forEach(
            each ->
                signature.addParameters(
                    Parameter.newBuilder().setName(each.name()).setRequired(each.required())));
    return signature.build();
  }
}
