package dev.codemode.worker.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The files that a program sees: none of its own, and the interpreter's standard library read-only.
 * Whatever is refused is refused as a plain {@link IOException}, which Python turns into {@code
 * PermissionError} or {@code FileNotFoundError}.
 */
final class SandboxFileSystem implements FileSystem {
  /** The working folder that programs are told of. */
  private static final Path WORKING_FOLDER = Path.of("/workspace");

  private SandboxFileSystem() {}

  /**
   * The file system for a context. The order of the wrappers matters: with internal resources on
   * the outside a program could write into the interpreter's home and so reach every later run.
   */
  static FileSystem create() {
    return FileSystem.newReadOnlyFileSystem(
        FileSystem.allowInternalResources(new SandboxFileSystem()));
  }

  @Override
  public Path parsePath(URI uri) {
    return Path.of(uri);
  }

  @Override
  public Path parsePath(String path) {
    return Path.of(path);
  }

  @Override
  public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options)
      throws IOException {
    throw denied(path);
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    throw denied(path);
  }

  @Override
  public void delete(Path path) throws IOException {
    throw denied(path);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    throw denied(path);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path path, DirectoryStream.Filter<? super Path> filter) throws IOException {
    throw denied(path);
  }

  @Override
  public Path toAbsolutePath(Path path) {
    return path.isAbsolute() ? path : WORKING_FOLDER.resolve(path).normalize();
  }

  @Override
  public Path toRealPath(Path path, LinkOption... options) {
    return toAbsolutePath(path);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    throw new NoSuchFileException(path.toString());
  }

  private static IOException denied(Path path) {
    return new AccessDeniedException(path.toString());
  }
}
