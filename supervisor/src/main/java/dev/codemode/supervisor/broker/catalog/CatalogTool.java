package dev.codemode.supervisor.broker.catalog;

import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.Signature;
import dev.codemode.supervisor.broker.stubs.ExampleCall;
import dev.codemode.supervisor.broker.stubs.PythonStub;
import dev.codemode.supervisor.broker.upstream.ToolDefinition;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tool with its name in Python.
 *
 * @param pythonName an identifier, unique within its server
 */
public record CatalogTool(String server, String pythonName, ToolDefinition definition) {
  /**
   * On one line, for instructions; parameters that may be left out have a default or dots.
   *
   * @param typed whether types are worth their work; else both forms are the plain one
   */
  KeptSignature signature(boolean typed) {
    String plain =
        PythonStub.Parameter.of(definition.inputSchema()).stream()
            .map(each -> each.required() ? each.name() : each.name() + "=...")
            .collect(Collectors.joining(", ", pythonName + "(", ")"));
    return new KeptSignature(typed ? PythonStub.head(pythonName, definition) : plain, plain);
  }

  /** A Python function without a body: types, docstring. Bounded. */
  public String stub() {
    return PythonStub.of(pythonName, definition);
  }

  /** On one line: name, parameters and what it does. Bounded. */
  public String brief() {
    return PythonStub.brief(pythonName, definition);
  }

  /**
   * One call of it that its schema accepts; empty when none is known.
   *
   * @param serverPythonName as programs name its server
   */
  public Optional<String> example(String serverPythonName) {
    return ExampleCall.of(serverPythonName, pythonName, definition.inputSchema());
  }

  /** As a worker is told of it. */
  public Signature toSignature() {
    var signature =
        Signature.newBuilder()
            .setServer(server)
            .setTool(definition.name())
            .setPythonName(pythonName)
            .setAcceptsMore(PythonStub.Parameter.acceptsMore(definition.inputSchema()))
            .setStub(stub());
    PythonStub.Parameter.of(definition.inputSchema())
        .forEach(
            each ->
                signature.addParameters(
                    Parameter.newBuilder().setName(each.name()).setRequired(each.required())));
    return signature.build();
  }
}
