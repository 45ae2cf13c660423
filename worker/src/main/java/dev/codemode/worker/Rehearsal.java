package dev.codemode.worker;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.codemode.proto.v1.Parameter;
import dev.codemode.proto.v1.PolicyMode;
import dev.codemode.proto.v1.RunFinished;
import dev.codemode.proto.v1.Server;
import dev.codemode.proto.v1.Signature;
import dev.codemode.proto.v1.Signatures;
import dev.codemode.proto.v1.StartRun;
import dev.codemode.proto.v1.SupervisorFrame;
import dev.codemode.proto.v1.ToolReply;
import dev.codemode.proto.v1.WorkerFrame;
import dev.codemode.worker.channel.FrameChannel;
import dev.codemode.worker.channel.RunChannel;
import dev.codemode.worker.channel.RunInbox;
import dev.codemode.worker.engine.SandboxedContext;
import dev.codemode.worker.guard.ProgramGuard;

/**
 * Takes a small program all the way from the bytes of frames to the bytes of the outcome, with a
 * stand-in for the supervisor, in the very context that waits for a run: code that a context runs
 * for the first time costs many times as much as the second time. The context is as fresh
 * afterwards as it was. Used on the guest thread.
 */
final class Rehearsal {
  private static final int TIMES = 3;
  private static final String NAME = "rehearsal";

  private static final StartRun BLOCKING =
      start("[print('x'), {'rows': rehearsal.rows(limit=1)['rows'], 'text': f'{1.5:.1f}'}][1]");

  private static final StartRun ASYNC =
      start(
          """
          import asyncio

          async def one(limit):
              return len((await rehearsal.rows(limit=limit))["rows"])

          counts = await asyncio.gather(*(one(limit) for limit in range(3)), rehearsal.rows(limit=1))
          async with asyncio.TaskGroup() as group:
              tasks = [group.create_task(one(limit)) for limit in range(2)]
          await asyncio.wait_for(asyncio.sleep(0), 1)
          [counts[:3], [task.result() for task in tasks]]
          """);

  private static final Signature SIGNATURE =
      Signature.newBuilder()
          .setServer(NAME)
          .setTool("rows")
          .setPythonName("rows")
          .addParameters(Parameter.newBuilder().setName("limit").setRequired(true))
          .build();

  private static final ByteString ROWS = ByteString.copyFromUtf8("{\"rows\": [{\"n\": 1.5}]}");

  private final ProgramGuard guard;
  private final CurrentRun gateway;
  private final OutputRouter router;

  /**
   * @param gateway of the contexts that are rehearsed in
   */
  Rehearsal(ProgramGuard guard, CurrentRun gateway, OutputRouter router) {
    this.guard = guard;
    this.gateway = gateway;
    this.router = router;
  }

  private static StartRun start(String code) {
    return StartRun.newBuilder()
        .setCode(code)
        .setVariablesJson(ByteString.copyFromUtf8("{}"))
        .addServers(Server.newBuilder().setKey(NAME).setPythonName(NAME))
        .setPolicy(PolicyMode.POLICY_MODE_DEFAULT)
        .setMaxResultBytes(1024 * 1024)
        .setMaxHeapBytes(1024 * 1024)
        .build();
  }

  /**
   * In the style of code that does not await.
   *
   * @throws IllegalStateException when the program does not complete: no other would
   */
  void blocking(SandboxedContext context) {
    for (int i = 0; i < TIMES; i++) {
      rehearse(context, BLOCKING);
    }
  }

  /**
   * In the style of code that awaits; imports asyncio.
   *
   * @throws IllegalStateException as {@link #blocking}
   */
  void async(SandboxedContext context) {
    rehearse(context, ASYNC);
  }

  private void rehearse(SandboxedContext context, StartRun program) {
    new StandIn(context).rehearse(program);
    context.forget();
  }

  /** Answers what a worker asks, at once. */
  private final class StandIn implements FrameChannel, RunInbox.Runs, RunExecution.Observer {
    private final SandboxedContext context;
    private final RunInbox inbox = new RunInbox(this);
    private boolean completed;

    StandIn(SandboxedContext context) {
      this.context = context;
    }

    void rehearse(StartRun program) {
      tell(SupervisorFrame.newBuilder().setStartRun(program));
      if (!completed) {
        throw new IllegalStateException("the rehearsal failed");
      }
    }

    private void tell(SupervisorFrame.Builder frame) {
      try {
        inbox.take(SupervisorFrame.parseFrom(frame.setRunId(NAME).build().toByteArray()), this);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void start(RunChannel run, StartRun program) {
      gateway.serve(run);
      new RunExecution(guard, run, program).serve(context, router, this);
    }

    @Override
    public void send(WorkerFrame frame) {
      if (frame.toByteArray().length == 0) {
        throw new IllegalStateException("an empty frame");
      }
      if (frame.hasSignaturesWanted()) {
        tell(
            SupervisorFrame.newBuilder()
                .setSignatures(
                    Signatures.newBuilder()
                        .setRequestId(frame.getSignaturesWanted().getRequestId())
                        .addFound(SIGNATURE)));
      } else if (frame.hasToolCall()) {
        tell(
            SupervisorFrame.newBuilder()
                .setToolReply(
                    ToolReply.newBuilder()
                        .setCallId(frame.getToolCall().getCallId())
                        .setStatus(ToolReply.Status.STATUS_OK)
                        .setValueJson(ROWS)));
      } else if (frame.hasRunFinished()) {
        completed = frame.getRunFinished().getStatus() == RunFinished.Status.STATUS_COMPLETED;
      }
    }

    @Override
    public void readNext() {}

    @Override
    public void cancel(RunChannel run) {}

    @Override
    public boolean begin() {
      return true;
    }

    @Override
    public long peakBytes() {
      return 1;
    }
  }
}
