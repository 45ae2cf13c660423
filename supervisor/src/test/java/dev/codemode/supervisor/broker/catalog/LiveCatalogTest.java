package dev.codemode.supervisor.broker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codemode.supervisor.broker.upstream.JsonText;
import dev.codemode.supervisor.broker.upstream.ScriptedServer;
import dev.codemode.supervisor.broker.upstream.Upstream;
import dev.codemode.supervisor.config.ServerEntry;
import dev.codemode.supervisor.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class LiveCatalogTest {
  @TempDir private Path folder;
  private LiveCatalog catalog = new LiveCatalog(_ -> unwanted(), new CatalogCache(Path.of("")));

  private static Upstream unwanted() {
    throw new AssertionError("not set up");
  }

  @BeforeEach
  void setUp() {
    catalog = new LiveCatalog(entry -> new Upstream(entry, 1 << 20), new CatalogCache(folder));
  }

  @AfterEach
  void stop() {
    catalog.close();
  }

  private static List<ServerEntry> entries(String... keys) {
    return Arrays.stream(keys).map(key -> entry(key, "1")).toList();
  }

  private static ServerEntry entry(String key, String version) {
    return new ServerEntry.Unusable(key, "", version);
  }

  private Upstream upstream(String key) {
    return catalog.current().server(key).orElseThrow().upstream();
  }

  @Test
  void anUnchangedServerStaysWhatItIs() {
    catalog.configure(entries("a", "b"));
    CatalogServer a = catalog.current().server("a").orElseThrow();
    Upstream b = upstream("b");

    catalog.configure(List.of(entry("c", "1"), entry("b", "2"), entry("a", "1")));

    assertThat(catalog.current().servers())
        .extracting(CatalogServer::key)
        .containsExactly("c", "b", "a");
    assertThat(catalog.current().server("a")).containsSame(a);
    assertThat(upstream("b")).isNotSameAs(b);
  }

  @Test
  void namesInPythonStayAndAreNotGivenToOthers() {
    catalog.configure(entries("my-crm", "b"));

    catalog.configure(List.of(entry("my_crm", "1"), entry("my-crm", "2")));
    assertThat(catalog.current().servers())
        .extracting(CatalogServer::pythonName)
        .containsExactly("my_crm_server", "my_crm");

    catalog.configure(entries("my_crm"));
    assertThat(catalog.current().servers())
        .extracting(CatalogServer::pythonName)
        .containsExactly("my_crm_server");
  }

  @Test
  void aServerThatIsGoneIsClosedWhenTheLastRunThatHoldsItIsOver() {
    List<String> closed = new ArrayList<>();
    var recorded =
        new LiveCatalog(
            entry -> new Upstream(entry, 1 << 20),
            new CatalogCache(folder),
            over -> over.forEach(each -> closed.add(each.key())),
            Runnable::run);
    recorded.configure(entries("a", "b", "c"));
    CatalogLease first = recorded.lease();
    CatalogLease second = recorded.lease();

    recorded.configure(entries("b", "c"));
    CatalogLease third = recorded.lease();
    recorded.configure(entries("b"));
    assertThat(first.catalog().server("a")).isPresent();
    assertThat(third.catalog().server("a")).isEmpty();

    first.close();
    first.close();
    third.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("a", "c");

    recorded.configure(entries());
    assertThat(closed).containsExactly("a", "c", "b");
    recorded.close();
  }

  @Test
  void closingWaitsForServersThatAreBeingClosed() throws Exception {
    var started = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    List<String> closed = new CopyOnWriteArrayList<>();
    var slow =
        new LiveCatalog(
            entry -> new Upstream(entry, 1 << 20),
            new CatalogCache(folder),
            over -> {
              if (!over.isEmpty()) {
                started.countDown();
                await(go);
                over.forEach(each -> closed.add(each.key()));
              }
            },
            task -> Thread.ofVirtual().start(task));
    slow.configure(entries("a"));
    slow.configure(entries());
    await(started);
    Thread closing = Thread.ofVirtual().start(slow::close);
    Await.until(() -> closing.getState() == Thread.State.WAITING);

    go.countDown();
    closing.join();
    assertThat(closed).containsExactly("a");
  }

  @Test
  void aSecondCloserWaitsForTheFirst() throws Exception {
    var started = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var slow =
        new LiveCatalog(
            entry -> new Upstream(entry, 1 << 20),
            new CatalogCache(folder),
            over -> {
              if (!over.isEmpty()) {
                started.countDown();
                await(go);
              }
            },
            task -> Thread.ofVirtual().start(task));
    slow.configure(entries("a"));
    Thread first = Thread.ofVirtual().start(slow::close);
    await(started);
    Thread second = Thread.ofVirtual().start(slow::close);
    Await.until(() -> second.getState() == Thread.State.WAITING);

    go.countDown();
    first.join();
    second.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunThatHoldsAServerCallsItUntilTheEnd() throws Exception {
    ServerEntry entry = ScriptedServer.entry("scripted");
    catalog.configure(List.of(entry));
    CatalogLease lease = catalog.lease();
    Upstream upstream = lease.catalog().server("scripted").orElseThrow().upstream();
    long pid = pid(upstream);

    catalog.configure(List.of(entry, entry("other", "1")));
    assertThat(pid(upstream("scripted"))).isEqualTo(pid);

    catalog.configure(List.of());
    assertThat(pid(upstream)).isEqualTo(pid);

    lease.close();
    Await.until(() -> ProcessHandle.of(pid).map(each -> !each.isAlive()).orElse(true));
  }

  @Test
  void whatIsAddedIsConnectedOnceServersAre() throws Exception {
    catalog.connect();
    catalog.configure(List.of(ScriptedServer.entry("scripted")));

    // Its tools are remembered when it is connected, and nobody else asked for them.
    CatalogServer added = catalog.current().server("scripted").orElseThrow();
    Await.until(() -> added.lastSignatures().isPresent());
  }

  @Test
  void onceClosedNothingIsStarted() {
    catalog.configure(entries("a"));
    Upstream a = upstream("a");
    catalog.close();

    catalog.configure(entries("b"));

    assertThat(catalog.current().server("b")).isEmpty();
    assertThatThrownBy(a::tools).hasMessageContaining("stopping");
  }

  private static long pid(Upstream upstream) throws Exception {
    try (JsonText answer =
        upstream.call(
            "pid", JsonNodeFactory.instance.objectNode(), Duration.ofSeconds(20), () -> {})) {
      return answer.tree().orElseThrow().path("content").path(0).path("text").asLong();
    }
  }
}
