package dev.codemode.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedServersTest {
  private static final String GOOD =
      "{\"s\": {\"command\": \"%s\", \"env\": {\"K\": \"${K:-none}\"}}}";

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("mcp_servers.json"), GOOD.formatted("a"));
  }

  private WatchedServers open() {
    return WatchedServers.open(new ServersFile(file, Map.of()));
  }

  private static List<String> commands(List<ServerEntry> servers) {
    return servers.stream().map(each -> ((ServerEntry.Stdio) each).command().getFirst()).toList();
  }

  @Test
  void aChangeIsReadOnceItRested() throws Exception {
    try (var watched = open()) {
      watched.look();
      Files.writeString(file, GOOD.formatted("b"));
      watched.look();
      Files.writeString(file, GOOD.formatted("c"));
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("a");

      watched.look();
      assertThat(commands(watched.servers())).containsExactly("c");
    }
  }

  @Test
  void aReplacedFileIsSeenAlsoWhileItIsGone() throws Exception {
    try (var watched = open()) {
      Path next = Files.writeString(folder.resolve("next"), GOOD.formatted("b"));
      Files.delete(file);
      watched.look();
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      watched.look();
      assertThat(watched.mistake()).isEmpty();
      watched.look();

      assertThat(commands(watched.servers())).containsExactly("b");
    }
  }

  @Test
  void aBrokenFileKeepsTheLastGoodServersUntilItIsMended() throws Exception {
    try (var watched = open()) {
      Files.writeString(file, "{\"s\": {");
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("a");
      assertThat(watched.mistake()).contains("mcp_servers.json, line 1");

      Files.writeString(file, GOOD.formatted("b"));
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("b");
      assertThat(watched.mistake()).isEmpty();
    }
  }

  @Test
  void whatTheFileNamesIsWatchedToo() throws Exception {
    Files.writeString(file, GOOD.formatted("${file:name}"));
    Files.writeString(folder.resolve("name"), "a");
    try (var watched = open()) {
      Files.writeString(folder.resolve(".env"), "K=new");
      watched.look();
      watched.look();
      assertThat(((ServerEntry.Stdio) watched.servers().getFirst()).env())
          .containsEntry("K", "new");

      Files.writeString(folder.resolve("name"), "b");
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("b");
    }
  }

  @Test
  void aFileThatIsNotThereIsAMistakeUntilItComes() throws Exception {
    Files.delete(file);
    try (var watched = open()) {
      assertThat(watched.servers()).isEmpty();
      assertThat(watched.mistake()).contains("no such file");

      write();
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("a");
    }
  }

  @Test
  void ofSeveralPlacesTheFirstWithAFileCountsAlsoWhenItComesLater() throws Exception {
    Files.delete(file);
    Path second = folder.resolve("second.json");
    try (var watched =
        WatchedServers.openFirst(
            List.of(new ServersFile(file, Map.of()), new ServersFile(second, Map.of())))) {
      watched.look();
      assertThat(watched.servers()).isEmpty();
      assertThat(watched.mistake()).isEmpty();

      Files.writeString(second, GOOD.formatted("second"));
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("second");

      write();
      watched.look();
      watched.look();
      assertThat(commands(watched.servers())).containsExactly("a");
    }
  }

  @Test
  void tellsOfChangedServersOnlyAndByItself() throws Exception {
    BlockingQueue<List<ServerEntry>> told = new LinkedBlockingQueue<>();
    try (var watched = open()) {
      watched.watch(told::add);
      Files.writeString(file, "// the same\n" + GOOD.formatted("a"));
      watched.look();
      watched.look();
      assertThat(told).isEmpty();

      Files.writeString(file, GOOD.formatted("b"));
      Await.until(() -> !told.isEmpty());
      assertThat(new ArrayList<>(told))
          .extracting(WatchedServersTest::commands)
          .containsExactly(List.of("b"));
    }
  }
}
