package dev.codemode.supervisor.channel;

import com.google.protobuf.ByteString;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.SearchWanted;
import dev.codemode.proto.v1.SignaturesWanted;
import dev.codemode.proto.v1.ToolCall;

/**
 * What a worker says about the run that it was given. Called on the channel's event loop, one call
 * at a time, in the order of the frames; implementations must not block. Frames have passed {@link
 * FrameRules}. After {@link #finished} nothing follows. {@link #lost} may also come on the thread
 * that closes the connection, while a frame is being delivered; no other frame follows then.
 */
public interface RunListener {
  void signaturesWanted(SignaturesWanted wanted);

  void searchWanted(SearchWanted wanted);

  /** The program's first statement is next. Comes at most once. */
  void started();

  void output(Output.Stream stream, ByteString data);

  void toolCall(ToolCall call);

  void toolCallCancelled(long callId);

  void finished(RunFinished finished);

  /**
   * The stream ended, or the worker broke the protocol, before the run was over.
   *
   * @param reason for logs and for the outcome's message
   */
  void lost(String reason);
}
