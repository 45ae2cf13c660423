package dev.codemode.worker;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the real worker in this process. Its classes bear the same names as those here, so they get
 * a loader that looks into its jar first; its libraries are those of this process.
 */
final class RealWorker {
  private static final String PACKAGE = "dev.codemode.worker.";

  private RealWorker() {}

  static void run(Path folder, String[] arguments) throws Exception {
    var loader = new WorkerLoader(jars(folder));
    Thread.currentThread().setContextClassLoader(loader);
    Class.forName(PACKAGE + "WorkerMain", true, loader)
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  private static URL[] jars(Path folder) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    return jars.toArray(URL[]::new);
  }

  private static final class WorkerLoader extends URLClassLoader {
    WorkerLoader(URL[] jars) {
      super(jars, RealWorker.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        if (name.startsWith(PACKAGE) && findLoadedClass(name) == null) {
          return findClass(name);
        }
        return super.loadClass(name, resolve);
      }
    }
  }
}
