package dev.codemode.supervisor.broker.upstream;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** The exchanges of one connection over HTTP, each on a virtual thread of its own. Thread-safe. */
final class HttpExchanges {
  /** Messages without an answer, such as replies to a server's pings, that are sent at a time. */
  private static final int MAX_ASIDE = 16;

  private final String threadName;
  private final Map<Object, Thread> byRequest = new ConcurrentHashMap<>();
  private final Set<Thread> others = ConcurrentHashMap.newKeySet();
  private final Semaphore aside = new Semaphore(MAX_ASIDE);
  private volatile boolean ended;

  HttpExchanges(String key) {
    this.threadName = "upstream-exchange-" + key;
  }

  /** Carries out the exchange of a request. */
  void start(Object request, Runnable exchange) {
    Thread thread =
        Thread.ofVirtual()
            .name(threadName)
            .unstarted(
                () -> {
                  try {
                    exchange.run();
                  } finally {
                    byRequest.remove(request, Thread.currentThread());
                  }
                });
    byRequest.put(request, thread);
    thread.start();
    interruptIfEnded(thread);
  }

  /** Breaks the exchange of a request off; nothing follows. */
  void cut(Object request) {
    Thread thread = byRequest.remove(request);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Carries out an exchange that lasts. */
  void startLasting(Runnable exchange) {
    Thread thread =
        Thread.ofVirtual()
            .name(threadName)
            .unstarted(
                () -> {
                  try {
                    exchange.run();
                  } finally {
                    others.remove(Thread.currentThread());
                  }
                });
    others.add(thread);
    thread.start();
    interruptIfEnded(thread);
  }

  /** Carries out an exchange that nobody waits for; false when too many are under way. */
  boolean startAside(Runnable exchange) {
    if (!aside.tryAcquire()) {
      return false;
    }
    startLasting(
        () -> {
          try {
            exchange.run();
          } finally {
            aside.release();
          }
        });
    return true;
  }

  private void interruptIfEnded(Thread thread) {
    if (ended) {
      thread.interrupt();
    }
  }

  /** Breaks all off, now and in future. */
  void end() {
    ended = true;
    byRequest.values().forEach(Thread::interrupt);
    others.forEach(Thread::interrupt);
  }
}
