package dev.codemode.worker;

import dev.codemode.proto.v1.SearchAnswer;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.worker.tools.ToolGateway;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of a context that is prepared before its run is known. Used on the guest thread only.
 */
final class CurrentRun implements ToolGateway {
  private @Nullable ToolGateway run;

  void serve(ToolGateway gateway) {
    run = gateway;
  }

  private ToolGateway run() {
    if (run == null) {
      throw new IllegalStateException("no run is served");
    }
    return run;
  }

  @Override
  public long call(String server, String tool, String argumentsJson) {
    return run().call(server, tool, argumentsJson);
  }

  @Override
  public Optional<ToolReply> awaitReply(Duration atMost) {
    return run().awaitReply(atMost);
  }

  @Override
  public void cancel(long callId) {
    run().cancel(callId);
  }

  @Override
  public Signatures lookUp(SignaturesWanted.Builder wanted) {
    return run().lookUp(wanted);
  }

  @Override
  public SearchAnswer search(SearchWanted.Builder wanted) {
    return run().search(wanted);
  }
}
