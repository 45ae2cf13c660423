package dev.codemode.worker.engine;

import dev.codemode.worker.tools.ToolGateway;
import java.io.InputStream;
import java.io.OutputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The engine that a worker's contexts share, so that what one context has parsed and warmed serves
 * the next. The one place that decides what a context may do: nothing but compute and call the host
 * functions.
 */
public final class PythonEngine implements AutoCloseable {
  private final Engine engine;

  public PythonEngine() {
    engine =
        Engine.newBuilder("python")
            .sandbox(SandboxPolicy.CONSTRAINED)
            .logHandler(OutputStream.nullOutputStream())
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .build();
  }

  /**
   * A fresh interpreter with the prelude in it.
   *
   * @param out takes what the program prints, as UTF-8
   * @param err takes what it writes to standard error
   */
  public SandboxedContext newContext(ToolGateway gateway, OutputStream out, OutputStream err) {
    Context context =
        Context.newBuilder("python")
            .engine(engine)
            .sandbox(SandboxPolicy.CONSTRAINED)
            .allowHostAccess(HostAccess.CONSTRAINED)
            .allowPolyglotAccess(PolyglotAccess.NONE)
            .allowIO(IOAccess.newBuilder().fileSystem(SandboxFileSystem.create()).build())
            .allowCreateThread(false)
            .allowCreateProcess(false)
            .allowNativeAccess(false)
            .logHandler(OutputStream.nullOutputStream())
            .in(InputStream.nullInputStream())
            .out(out)
            .err(err)
            .build();
    return new SandboxedContext(context, gateway);
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
