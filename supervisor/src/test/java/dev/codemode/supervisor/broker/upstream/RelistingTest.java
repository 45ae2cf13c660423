package dev.codemode.supervisor.broker.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codemode.supervisor.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RelistingTest {
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final AtomicLong now = new AtomicLong();

  private final Relisting.Time time =
      new Relisting.Time() {
        @Override
        public long now() {
          return now.get();
        }

        @Override
        public void sleep(Duration pause) {
          pauses.add(pause);
          now.addAndGet(pause.toNanos());
        }
      };

  private List<Duration> pausesOnce(int count) throws InterruptedException {
    Await.until(() -> pauses.size() >= count);
    return pauses;
  }

  @Test
  void everyChangeIsFollowedByAListing() throws Exception {
    var version = new AtomicInteger();
    var listed = new AtomicInteger();
    var relisting = new Relisting("s", () -> listed.set(version.get()), time);

    for (int i = 1; i <= 2_000; i++) {
      version.set(i);
      relisting.changed();
      if (i % 3 == 0) {
        int expected = i;
        Await.until(() -> listed.get() == expected);
      }
    }

    Await.until(() -> listed.get() == 2_000);
  }

  @Test
  void failedListingIsTriedAgainWithPauses() throws Exception {
    var listings = new AtomicInteger();
    var relisting =
        new Relisting(
            "s",
            () -> {
              if (listings.incrementAndGet() < 4) {
                throw new UpstreamException("busy", true, UpstreamException.Effect.KNOWN);
              }
            },
            time);

    relisting.changed();

    Await.until(() -> listings.get() == 4);
    assertThat(pauses).extracting(Duration::toMillis).containsExactly(200L, 400L, 800L, 1_600L);
  }

  @Test
  void pausesGrowWhileListingsFollowEachOther() throws Exception {
    var self = new AtomicReference<Relisting>();
    var listings = new AtomicInteger();
    var relisting =
        new Relisting(
            "s",
            () -> {
              if (listings.incrementAndGet() < 20) {
                Objects.requireNonNull(self.get()).changed();
              }
            },
            time);
    self.set(relisting);

    relisting.changed();

    assertThat(pausesOnce(20)).hasSize(20).endsWith(Duration.ofSeconds(30));
    Await.until(() -> listings.get() == 20);
    // The thread may still be about to end.
    Await.until(
        () -> {
          now.addAndGet(Duration.ofMinutes(2).toNanos());
          relisting.changed();
          return pauses.getLast().equals(Duration.ofMillis(200));
        });
  }
}
