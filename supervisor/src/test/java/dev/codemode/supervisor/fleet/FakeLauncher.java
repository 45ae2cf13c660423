package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.FakeWorker;
import dev.codemode.supervisor.launch.Footprint;
import dev.codemode.supervisor.launch.LaunchException;
import dev.codemode.supervisor.launch.LaunchSpec;
import dev.codemode.supervisor.launch.LaunchedWorker;
import dev.codemode.supervisor.launch.WorkerExit;
import dev.codemode.supervisor.launch.WorkerLauncher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Launches workers that live in this process and do what a script says, over the real channel. */
public final class FakeLauncher implements WorkerLauncher {
  /** The life of one worker, on a thread of its own. */
  public interface Script {
    void live(FakeWorker worker, LaunchSpec spec, FakeProcess process) throws Exception;
  }

  /** What stands for the process of a fake worker. */
  public static final class FakeProcess implements LaunchedWorker {
    private final CompletableFuture<WorkerExit> exit = new CompletableFuture<>();
    private volatile Duration cpu = Duration.ZERO;
    private final FakeWorker worker;

    private volatile Supplier<Footprint> footprint;

    FakeProcess(FakeWorker worker, Supplier<Footprint> footprint) {
      this.worker = worker;
      this.footprint = footprint;
    }

    /** What the system says that it takes from now on. */
    public void take(Footprint taken) {
      footprint = () -> taken;
    }

    /** Is killed by the system for its memory. */
    public void runOutOfMemory() {
      exit.complete(new WorkerExit(137, true, ""));
      worker.close();
    }

    public void exit(int code) {
      exit.complete(new WorkerExit(code, false, ""));
      worker.close();
    }

    public void useCpu(Duration time) {
      cpu = time;
    }

    @Override
    public CompletableFuture<WorkerExit> exit() {
      return exit.copy();
    }

    @Override
    public Optional<Footprint> footprint() {
      return Optional.of(footprint.get());
    }

    @Override
    public Optional<Duration> cpuTime() {
      return Optional.of(cpu);
    }

    @Override
    public void kill() {
      exit(137);
    }
  }

  /** Says hello and is ready; the rest is up to {@code then}. */
  public static Script ready(Script then) {
    return (worker, spec, process) -> {
      worker.hello(spec.token());
      worker.next();
      worker.ready();
      then.live(worker, spec, process);
    };
  }

  /** What each of the processes is said to take in RAM. */
  volatile long residentBytes;

  private final Script script;
  private final AtomicInteger launches = new AtomicInteger();
  private final AtomicInteger alive = new AtomicInteger();

  public FakeLauncher(Script script) {
    this.script = script;
  }

  /** Why it was told that none gets ready, in turn. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  @Override
  public void noneGetsReady(String reason) {
    complaints.add(reason);
  }

  public int launches() {
    return launches.get();
  }

  /** Fake processes that have not ended. */
  public int alive() {
    return alive.get();
  }

  @Override
  public LaunchedWorker launch(LaunchSpec spec) throws LaunchException {
    launches.incrementAndGet();
    alive.incrementAndGet();
    var worker = new FakeWorker(spec.socket());
    var process = new FakeProcess(worker, () -> new Footprint(residentBytes, 25));
    var _ = process.exit().thenRun(alive::decrementAndGet);
    Thread.ofVirtual()
        .name("fake-worker")
        .start(
            () -> {
              try {
                script.live(worker, spec, process);
              } catch (Exception | AssertionError e) {
                process.exit(1);
              }
            });
    return process;
  }
}
