package dev.codemode.supervisor.testing;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import dev.codemode.supervisor.channel.RunListener;

/** Ignores everything. */
public final class SilentListener implements RunListener {
  @Override
  public void signaturesWanted(SignaturesWanted wanted) {}

  @Override
  public void searchWanted(SearchWanted wanted) {}

  @Override
  public void started() {}

  @Override
  public void output(Output.Stream stream, ByteString data) {}

  @Override
  public void toolCall(ToolCall call) {}

  @Override
  public void toolCallCancelled(long callId) {}

  @Override
  public void finished(RunFinished finished) {}

  @Override
  public void lost(String reason) {}
}
