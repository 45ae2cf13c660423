package dev.codemode.worker.tools;

import dev.codemode.proto.v1.Miss;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.UnavailableServer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes signatures and servers as the JSON text that the prelude reads. */
public final class SignaturesJson {
  private SignaturesJson() {}

  /** Empty when nothing is told. */
  public static String write(Signatures signatures) {
    if (signatures.equals(Signatures.getDefaultInstance())) {
      return "";
    }
    return "{\"found\":"
        + array(signatures.getFoundList().stream().map(SignaturesJson::signature).toList())
        + ",\"missing\":"
        + array(signatures.getMissingList().stream().map(SignaturesJson::miss).toList())
        + ",\"unavailable\":"
        + array(signatures.getUnavailableList().stream().map(SignaturesJson::unavailable).toList())
        + "}";
  }

  /** Empty when there are none. */
  public static String write(List<Server> servers) {
    if (servers.isEmpty()) {
      return "";
    }
    return array(
        servers.stream()
            .map(
                server ->
                    "{\"key\":%s,\"python_name\":%s,\"description\":%s}"
                        .formatted(
                            text(server.getKey()),
                            text(server.getPythonName()),
                            text(server.getDescription())))
            .toList());
  }

  private static String signature(Signature signature) {
    return "{\"server\":%s,\"tool\":%s,\"python_name\":%s,\"accepts_more\":%s,\"stub\":%s,\"parameters\":%s}"
        .formatted(
            text(signature.getServer()),
            text(signature.getTool()),
            text(signature.getPythonName()),
            signature.getAcceptsMore(),
            text(signature.getStub()),
            array(signature.getParametersList().stream().map(SignaturesJson::parameter).toList()));
  }

  private static String parameter(Parameter parameter) {
    return "[" + text(parameter.getName()) + "," + parameter.getRequired() + "]";
  }

  private static String miss(Miss miss) {
    return "{\"server\":%s,\"tool\":%s,\"nearest\":%s}"
        .formatted(
            text(miss.getName().getServer()),
            text(miss.getName().getTool()),
            array(miss.getNearestList().stream().map(SignaturesJson::text).toList()));
  }

  private static String unavailable(UnavailableServer server) {
    return "{\"server\":%s,\"reason\":%s,\"retryable\":%s}"
        .formatted(text(server.getServer()), text(server.getReason()), server.getRetryable());
  }

  private static String array(List<String> items) {
    return items.stream().collect(Collectors.joining(",", "[", "]"));
  }

  private static String text(String value) {
    return JsonText.quoted(value);
  }
}
