package dev.codemode.deploy;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Sockets that nobody has to talk to: TCP and UDP on the loopback, Unix sockets with a path and, on
 * Linux, with an abstract name. Who connects is told a secret.
 */
final class AttackListeners implements Closeable {
  private static final String TCP = "contacted: TCP";
  private static final String UDP = "contacted: UDP";
  private static final String UNIX = "contacted: Unix";
  private static final String ABSTRACT = "contacted: abstract";

  private final Queue<String> contacts = new ConcurrentLinkedQueue<>();
  private final List<Closeable> open = new ArrayList<>();
  private final String secret;
  private final Path path;
  private final ServerSocketChannel stream;
  private final DatagramSocket datagrams;
  private final AbstractSocket named;

  private AttackListeners(Path folder, String secret) throws IOException {
    this.secret = secret;
    this.path = folder.resolve("socket");
    stream =
        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    var unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    unix.bind(UnixDomainSocketAddress.of(path));
    datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    named = AbstractSocket.listen("codemode-attack-" + ProcessHandle.current().pid());
    listen(TCP, stream);
    listen(UNIX, unix);
    start("UDP", this::receive);
    start("abstract", () -> named.acceptAll(() -> contacts.add(ABSTRACT)));
    open.add(datagrams);
    open.add(named);
  }

  static AttackListeners open(Path folder, String secret) throws IOException {
    return new AttackListeners(folder, secret);
  }

  private void listen(String name, ServerSocketChannel server) {
    open.add(server);
    start(
        name,
        () -> {
          while (true) {
            try (SocketChannel connection = server.accept()) {
              contacts.add(name);
              connection.write(ByteBuffer.wrap(secret.getBytes(StandardCharsets.US_ASCII)));
            }
          }
        });
  }

  private void receive() throws IOException {
    var packet = new DatagramPacket(new byte[100], 100);
    while (true) {
      datagrams.receive(packet);
      contacts.add(UDP);
      packet.setData(secret.getBytes(StandardCharsets.US_ASCII));
      datagrams.send(packet);
    }
  }

  private interface Loop {
    void run() throws IOException;
  }

  private static void start(String name, Loop loop) {
    var _ =
        Thread.ofPlatform()
            .name("listener-" + name)
            .daemon()
            .start(
                () -> {
                  try {
                    loop.run();
                  } catch (IOException e) {
                    // Closed.
                  }
                });
  }

  int port() {
    try {
      return ((InetSocketAddress) stream.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int datagramPort() {
    return datagrams.getLocalPort();
  }

  Path path() {
    return path;
  }

  /** Without the zero before it. */
  String abstractName() {
    return named.name();
  }

  /**
   * Who came since this was last asked. Comes to each listener itself and waits for its answer:
   * whoever came before was noticed before.
   */
  List<String> takeContacts() throws IOException {
    var taken = new ArrayList<String>();
    List<String> own = comeOneself();
    for (String contact = contacts.poll(); contact != null; contact = contacts.poll()) {
      taken.add(contact);
    }
    own.forEach(taken::remove);
    return taken;
  }

  private List<String> comeOneself() throws IOException {
    for (SocketAddress address :
        List.of(stream.getLocalAddress(), UnixDomainSocketAddress.of(path))) {
      try (SocketChannel connection = SocketChannel.open(address)) {
        var answer = ByteBuffer.allocate(secret.length());
        while (answer.hasRemaining() && connection.read(answer) >= 0) {
          // Until it is complete or the connection ends.
        }
      }
    }
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, datagrams.getLocalSocketAddress()));
      socket.receive(new DatagramPacket(new byte[100], 100));
    }
    return named.comeOneself() ? List.of(TCP, UNIX, UDP, ABSTRACT) : List.of(TCP, UNIX, UDP);
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : open) {
      each.close();
    }
  }
}
