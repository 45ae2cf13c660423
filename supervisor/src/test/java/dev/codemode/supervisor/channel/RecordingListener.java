package dev.codemode.supervisor.channel;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it hears, one line each. */
public final class RecordingListener implements RunListener {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Override
  public void signaturesWanted(SignaturesWanted wanted) {
    heard.add("signatures " + wanted.getRequestId());
  }

  @Override
  public void searchWanted(SearchWanted wanted) {
    heard.add("search " + wanted.getQuery());
  }

  @Override
  public void started() {
    heard.add("started");
  }

  @Override
  public void output(Output.Stream stream, ByteString data) {
    heard.add("output " + data.toStringUtf8());
  }

  @Override
  public void toolCall(ToolCall call) {
    heard.add("call " + call.getCallId());
  }

  @Override
  public void toolCallCancelled(long callId) {
    heard.add("cancelled " + callId);
  }

  @Override
  public void finished(RunFinished finished) {
    heard.add("finished " + finished.getStatus());
  }

  @Override
  public void lost(String reason) {
    heard.add("lost: " + reason);
  }

  public String next() throws InterruptedException {
    String line = heard.poll(10, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing was heard");
    }
    return line;
  }

  public boolean isSilent() {
    return heard.isEmpty();
  }
}
