package dev.codemode.worker;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts a worker whose engine is loosened, if there is a file {@code loosened} beside this class's
 * jar. Else one that does the next fault of its queue, or the real one when none is pending. The
 * queue is the folder {@code faults} beside this class's jar, the real worker's jar is in {@code
 * real}.
 */
public final class WorkerMain {
  /** The file that asks for a worker whose engine allows everything. */
  public static final String LOOSENED = "loosened";

  private WorkerMain() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = folder();
    if (Files.exists(folder.resolve(LOOSENED))) {
      LoosenedWorker.serve(arguments, readLine(System.in));
      return;
    }
    var queue = new FaultQueue(folder.resolve("faults"));
    var fault = queue.take();
    if (fault.isEmpty()) {
      RealWorker.run(folder.resolve("real"), arguments);
      return;
    }
    try {
      new FaultyWorker(Path.of(arguments[0]), readLine(System.in), queue).act(fault.get());
    } finally {
      // Threads of the transport are no reason to live on.
      Runtime.getRuntime().halt(1);
    }
  }

  private static Path folder() throws URISyntaxException {
    Path jar =
        Path.of(WorkerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.resolveSibling("");
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString();
  }
}
