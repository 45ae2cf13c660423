package dev.codemode.supervisor.mcp.stdio;

import dev.codemode.supervisor.run.CancelSignal;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An open request as its handler sees it. */
record RequestContext(
    StdioServerTransport transport, StdioServerTransport.Call call, ObjectNode params)
    implements OpenRequest {

  @Override
  public CancelSignal cancel() {
    return call.cancel();
  }

  @Override
  public Optional<Object> progressToken() {
    return Optional.ofNullable(InboundParser.usableId(params.path("_meta").path("progressToken")));
  }

  @Override
  public void notify(String method, Map<String, Object> params) {
    transport.notify(call, method, params);
  }
}
