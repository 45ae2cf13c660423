package dev.codemode.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.codemode.proto.v1.Output;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.channel.FrameChannel;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.guard.ProgramGuard;
import dev.codemode.worker.output.OutputPump;

/**
 * Takes small programs all the way from the bytes of a frame to the bytes of the outcome, with
 * nobody at the other end, so that the first real run meets code that ran before.
 */
final class Rehearsal {
  private static final int TIMES = 5;

  private static final StartRun PROGRAM =
      StartRun.newBuilder()
          .setCode("total = sum(n * 2 for n in [1, 2, 3])\nprint(total)\n{'total': total, 'n': n0}")
          .setVariablesJson(ByteString.copyFromUtf8("{\"n0\": 1}"))
          .addServers(Server.newBuilder().setKey("rehearsal").setPythonName("rehearsal"))
          .setPolicy(PolicyMode.POLICY_MODE_DEFAULT)
          .setMaxResultBytes(1024 * 1024)
          .setMaxHeapBytes(1024 * 1024)
          .build();

  private Rehearsal() {}

  /** Uses a context that is thrown away afterwards. */
  static void in(SandboxedContext context, ProgramGuard guard) {
    for (int i = 0; i < TIMES; i++) {
      once(context, guard);
    }
  }

  private static void once(SandboxedContext context, ProgramGuard guard) {
    var run = new RunChannel(new Nobody(), "rehearsal");
    try (var pump =
        new OutputPump((Output.Stream stream, byte[] data) -> run.output(stream, data))) {
      StartRun program = StartRun.parseFrom(PROGRAM.toByteArray());
      var execution = new RunExecution(guard, run, program);
      var outcome = execution.execute(context, () -> true, () -> {});
      run.finished(RunExecution.report(outcome, 1));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes bytes of frames and drops them. */
  private static final class Nobody implements FrameChannel {
    @Override
    public void send(WorkerFrame frame) {
      if (frame.toByteArray().length == 0) {
        throw new IllegalStateException("an empty frame");
      }
    }

    @Override
    public void readNext() {}
  }
}
