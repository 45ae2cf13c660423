package dev.codemode.supervisor.broker;

import dev.codemode.proto.v1.Miss;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolName;
import dev.codemode.proto.v1.UnavailableServer;
import dev.codemode.supervisor.broker.catalog.CatalogServer;
import dev.codemode.supervisor.broker.catalog.CatalogTool;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.upstream.UpstreamException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers one request for signatures, server by server; all connect at the same time. */
final class SignatureLookup {
  /** Bytes that one answer carries; a server whose tools do not fit is told of as unavailable. */
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final ServerCatalog catalog;
  private final SignaturesWanted wanted;
  private final Signatures.Builder answer = Signatures.newBuilder();
  private final Set<String> full = new HashSet<>();
  private int bytes;

  SignatureLookup(ServerCatalog catalog, SignaturesWanted wanted) {
    this.catalog = catalog;
    this.wanted = wanted;
    answer.setRequestId(wanted.getRequestId());
  }

  /** Blocks while servers connect; an interrupt makes the rest unavailable. */
  Signatures answer() {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    wanted.getWholeServersList().forEach(key -> names.put(key, new LinkedHashSet<>()));
    for (ToolName each : wanted.getToolsList()) {
      names.computeIfAbsent(each.getServer(), _ -> new LinkedHashSet<>()).add(each.getTool());
    }
    names.keySet().stream()
        .flatMap(key -> catalog.server(key).stream())
        .forEach(server -> server.upstream().connect());
    names.forEach(this::answerFor);
    return answer.build();
  }

  private void answerFor(String key, Set<String> tools) {
    Optional<CatalogServer> server = catalog.server(key);
    if (server.isEmpty()) {
      unavailable(key, "it is not configured", false);
      return;
    }
    try {
      var found = new LinkedHashSet<CatalogTool>();
      if (wanted.getWholeServersList().contains(key)) {
        found.addAll(server.get().tools());
      }
      for (String name : tools) {
        Optional<CatalogTool> tool = server.get().find(name);
        tool.ifPresentOrElse(found::add, () -> {});
        if (tool.isEmpty()) {
          miss(key, name, server.get().nearest(name));
        }
      }
      for (CatalogTool each : found) {
        add(each.toSignature());
      }
    } catch (UpstreamException e) {
      unavailable(key, e.getMessage(), e.retryable());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unavailable(key, "it was not waited for", true);
    }
  }

  private void add(Signature signature) {
    bytes += signature.getSerializedSize();
    if (bytes <= MAX_BYTES) {
      answer.addFound(signature);
    } else if (full.add(signature.getServer())) {
      unavailable(signature.getServer(), "too many of its tools were asked for at once", true);
    }
  }

  private void miss(String server, String tool, List<String> nearest) {
    answer.addMissing(
        Miss.newBuilder()
            .setName(ToolName.newBuilder().setServer(server).setTool(tool))
            .addAllNearest(nearest));
  }

  private void unavailable(String server, String reason, boolean retryable) {
    answer.addUnavailable(
        UnavailableServer.newBuilder().setServer(server).setReason(reason).setRetryable(retryable));
  }
}
