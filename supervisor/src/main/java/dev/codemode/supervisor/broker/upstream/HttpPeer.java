package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.config.ServerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of one connection to a server: each request carries the configured headers, and
 * only to the configured origin, redirects included. HTTP/1.1, so that a stuck exchange holds up no
 * other. Its threads are virtual and end with it. Thread-safe.
 */
final class HttpPeer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpPeer.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration GIVE_UP = Duration.ofSeconds(1);
  private static final int MAX_REDIRECTS = 3;
  private static final String JSON = "application/json";

  private final ServerEntry.Http entry;
  private final HttpRequest.Builder template;
  private final HttpClient client;

  /**
   * @throws UpstreamException when url or headers cannot be used
   */
  HttpPeer(ServerEntry.Http entry) throws UpstreamException {
    this.entry = entry;
    this.template = template(entry);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(task -> Thread.ofVirtual().name("upstream-http-" + entry.key()).start(task))
            .build();
  }

  private static HttpRequest.Builder template(ServerEntry.Http entry) throws UpstreamException {
    HttpRequest.Builder builder = HttpRequest.newBuilder();
    try {
      builder.uri(entry.url());
    } catch (IllegalArgumentException e) {
      throw unusable("its url cannot be used", "\"url\" must begin with http:// or https://");
    }
    for (Map.Entry<String, String> each : entry.headers().entrySet()) {
      try {
        builder.setHeader(each.getKey(), each.getValue());
      } catch (IllegalArgumentException e) {
        // The message of the exception holds the value.
        throw unusable(
            "its header \"%s\" cannot be sent".formatted(TextCleaning.line(each.getKey())),
            "a header's value must be one line, and some headers such as Host cannot be set");
      }
    }
    return builder;
  }

  private static UpstreamException unusable(String what, String remedy) {
    return new UpstreamException(what, false, Effect.KNOWN).withRemedy(remedy);
  }

  /** Sends a message; the body of the answer must be closed. Blocks until its headers are there. */
  HttpResponse<InputStream> post(URI to, byte[] json, Map<String, String> headers, Duration atMost)
      throws UpstreamException, InterruptedException {
    HttpRequest.Builder request =
        request(to, headers)
            .setHeader("Content-Type", JSON)
            .setHeader("Accept", JSON + ", text/event-stream")
            .POST(BodyPublishers.ofByteArray(json));
    return send(request.timeout(atMost), to);
  }

  /** Asks for an event stream; the body must be closed. Blocks until headers are there. */
  HttpResponse<InputStream> events(URI from, Map<String, String> headers, Duration atMost)
      throws UpstreamException, InterruptedException {
    return send(
        request(from, headers).setHeader("Accept", "text/event-stream").timeout(atMost).GET(),
        from);
  }

  /** Tells the server that a session is over; whatever it answers. */
  void delete(URI at, Map<String, String> headers) throws UpstreamException, InterruptedException {
    HttpResponse<InputStream> answer = send(request(at, headers).timeout(GIVE_UP).DELETE(), at);
    discard(answer);
  }

  private HttpRequest.Builder request(URI to, Map<String, String> headers) {
    HttpRequest.Builder request = template.copy().uri(to);
    headers.forEach(request::setHeader);
    return request;
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request, URI to)
      throws UpstreamException, InterruptedException {
    URI at = to;
    for (int redirects = 0; ; redirects++) {
      HttpResponse<InputStream> answer;
      try {
        answer = client.send(request.uri(at).build(), BodyHandlers.ofInputStream());
      } catch (IOException e) {
        throw HttpFailure.of(e, entry);
      }
      Optional<String> location = answer.headers().firstValue("Location");
      boolean redirected =
          switch (answer.statusCode()) {
            case 301, 302, 307, 308 -> location.isPresent();
            default -> false;
          };
      if (!redirected) {
        return answer;
      }
      discard(answer);
      at = target(at, location.get());
      if (redirects == MAX_REDIRECTS) {
        throw unusable("it redirects again and again", "check its \"url\"");
      }
    }
  }

  /** Where a redirect leads: the same origin, or nowhere, because headers may hold secrets. */
  private URI target(URI from, String location) throws UpstreamException {
    Optional<URI> target = resolved(from, location);
    if (target.isEmpty() || !sameOrigin(target.get())) {
      String origin = target.map(HttpPeer::origin).orElse("elsewhere");
      throw unusable(
          "it redirects to another origin, " + origin + "; that is not followed",
          "if that address can be trusted, write it as the \"url\"");
    }
    return target.get();
  }

  /** An address that the server gave, relative to another; empty when it is none. */
  static Optional<URI> resolved(URI base, String address) {
    try {
      return Optional.of(base.resolve(address.strip()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether an address is of the configured origin: scheme, host and port. */
  boolean sameOrigin(URI address) {
    return origin(address).equals(origin(entry.url()));
  }

  /** Scheme, host and port; nothing that could be a secret. */
  static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return TextCleaning.line("%s://%s:%d".formatted(scheme, host, port));
  }

  /** Reads no more of an answer. */
  static void discard(HttpResponse<InputStream> answer) {
    try {
      answer.body().close();
    } catch (IOException e) {
      log.atDebug().setCause(e).log("Closing an answer failed");
    }
  }

  /** Breaks off whatever is under way. Blocks at most a second. */
  @Override
  public void close() {
    client.shutdownNow();
    try {
      boolean _ = client.awaitTermination(GIVE_UP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
