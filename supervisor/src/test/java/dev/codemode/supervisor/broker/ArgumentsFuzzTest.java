package dev.codemode.supervisor.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.supervisor.broker.catalog.CatalogCache;
import dev.codemode.supervisor.broker.catalog.ServerCatalog;
import dev.codemode.supervisor.broker.schema.ArgumentValidator;
import dev.codemode.supervisor.config.Limits;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whatever the arguments of a call are, it is answered, and never by a failure inside. */
class ArgumentsFuzzTest {
  private static final ServerCatalog NOTHING =
      new ServerCatalog(List.of(), new CatalogCache(Path.of("target", "catalog-cache")));

  @FuzzTest
  void anyArgumentsAreJudged(byte[] arguments) {
    var reply = new CompletableFuture<ToolReply>();
    try (var tools =
        new BrokeredTools(NOTHING, new ArgumentValidator(), Limits.DEFAULT, () -> {})) {
      tools.call(
          ToolCall.newBuilder()
              .setCallId(1)
              .setServer("crm")
              .setTool("get")
              .setArgumentsJson(ByteString.copyFrom(arguments))
              .build(),
          reply::complete);
      assertThat(reply.join().getMessage())
          .isIn("crm.get: the arguments are no JSON object", "crm.get: there is no such server");
    }
  }
}
