package dev.codemode.supervisor.broker.upstream;

import dev.codemode.supervisor.broker.upstream.UpstreamException.Effect;
import dev.codemode.supervisor.broker.upstream.UpstreamException.Hint;
import dev.codemode.supervisor.config.ServerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What a failed exchange over HTTP means, and how to mend it. */
final class HttpFailure {
  /** How much of a refusal is read, in bytes. */
  private static final int MAX_BODY = 16 * 1024;

  /** How long a refusal's body is waited for. */
  private static final Duration LONGEST_READ = Duration.ofSeconds(2);

  private static final String MEND_SERVER = "see the server's own log";

  /** How servers say that they know no such session: the SDKs' words. */
  private static final Pattern SESSION_REFUSED =
      Pattern.compile("(?i)mcp-session-id|session.?id|session not found|no valid session");

  private HttpFailure() {}

  /** No proper answer came. */
  static UpstreamException of(IOException e, ServerEntry.Http entry) {
    String origin = HttpPeer.origin(entry.url());
    if (e instanceof HttpConnectTimeoutException || e instanceof ConnectException) {
      String reason =
          isOf(e, UnresolvedAddressException.class) || isOf(e, UnknownHostException.class)
              ? "its host name is not known"
              : e instanceof HttpConnectTimeoutException
                  ? "no answer"
                  : "the connection was refused";
      return new UpstreamException(
              "%s cannot be reached: %s".formatted(origin, reason), true, Effect.KNOWN)
          .withRemedy("see whether the server runs, and check host and port of its \"url\"");
    }
    if (isOf(e, SSLHandshakeException.class) || isOf(e, SSLPeerUnverifiedException.class)) {
      return new UpstreamException(
              "no secure connection to %s can be made".formatted(origin), false, Effect.KNOWN)
          .withRemedy(
              "see whether it speaks https, and whether this Java trusts the issuer of its"
                  + " certificate");
    }
    if (e instanceof HttpTimeoutException) {
      return new UpstreamException("it did not answer in time", true, Effect.UNKNOWN)
          .withRemedy("see whether the server works");
    }
    return new UpstreamException("its connection broke", true, Effect.UNKNOWN)
        .withRemedy("see whether the server works, and what is between it and here");
  }

  static boolean isOf(Throwable e, Class<? extends Throwable> type) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The server refused. Reads some of the body, blocking.
   *
   * @param inSession whether the request named a session of the server
   */
  static UpstreamException of(
      HttpResponse<InputStream> answer, ServerEntry.Http entry, boolean inSession) {
    int status = answer.statusCode();
    String said = said(answer, ServerSecrets.of(entry));
    String message = "it answered HTTP " + status + (said.isEmpty() ? "" : ": " + said);
    return switch (status) {
      case 400 ->
          inSession && SESSION_REFUSED.matcher(said).find()
              ? refused(message, true, "").withHint(Hint.SESSION_LOST)
              : refused(message, false, "check its \"url\" and \"type\"")
                  .withHint(Hint.OLDER_TRANSPORT);
      case 401 ->
          refused(
              message + " (it wants to know who calls)",
              false,
              hasAuthorization(entry)
                  ? "the Authorization header in its entry is not accepted: see whether the token is"
                      + " right and has not run out"
                  : "give its entry \"headers\": {\"Authorization\": \"Bearer …\"}");
      case 403 ->
          refused(
              message + " (forbidden)",
              false,
              "see whether its token has the rights that it needs");
      case 404 ->
          inSession
              ? refused("it does not know our session any more", true, "")
                  .withHint(Hint.SESSION_LOST)
              : refused(message + " (not found)", false, "check the path of its \"url\"")
                  .withHint(Hint.OLDER_TRANSPORT);
      case 405 ->
          refused(message + " (method not allowed)", false, "check its \"url\" and \"type\"")
              .withHint(Hint.OLDER_TRANSPORT);
      case 413 -> refused(message + " (the arguments are too large for it)", false, "");
      case 429 ->
          refused(
              message + " (too many requests)" + retryAfter(answer),
              true,
              "call it less often, or raise what its provider allows");
      case 503 ->
          // Without a time it may come from a proxy whose server broke off in the middle.
          new UpstreamException(
                  message + " (unavailable)" + retryAfter(answer),
                  true,
                  retryAfter(answer).isEmpty() ? Effect.UNKNOWN : Effect.KNOWN)
              .withRemedy(MEND_SERVER);
      default ->
          status >= 500
              ? new UpstreamException(message, true, Effect.UNKNOWN).withRemedy(MEND_SERVER)
              : refused(message, false, "check its \"url\"");
    };
  }

  private static UpstreamException refused(String message, boolean retryable, String remedy) {
    return new UpstreamException(message, retryable, Effect.KNOWN).withRemedy(remedy);
  }

  private static boolean hasAuthorization(ServerEntry.Http entry) {
    return entry.headers().keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
  }

  private static String retryAfter(HttpResponse<InputStream> answer) {
    Optional<String> seconds =
        answer.headers().firstValue("Retry-After").filter(each -> each.matches("\\d{1,6}"));
    return seconds.map(each -> "; try again after " + each + " s").orElse("");
  }

  /** The message of a JSON-RPC error in the body, on one line; else empty. */
  private static String said(HttpResponse<InputStream> answer, Set<String> secrets) {
    if (!HttpContent.of(answer).equals(HttpContent.JSON)) {
      return "";
    }
    try {
      byte[] body = beginning(answer.body());
      Map<String, JsonText> members =
          new JsonText(body, 0, body.length, null).members(Set.of("error"));
      JsonText error = members.get("error");
      JsonText message = error == null ? null : error.members(Set.of("message")).get("message");
      return message == null
          ? ""
          : message.tree().map(node -> TextCleaning.line(node.asString(""), secrets)).orElse("");
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** What comes of a body in time; the limit of the request ended with its headers. */
  private static byte[] beginning(InputStream body) throws IOException {
    Thread watchdog = Thread.ofVirtual().start(() -> closeLater(body));
    try {
      return body.readNBytes(MAX_BODY);
    } finally {
      watchdog.interrupt();
    }
  }

  private static void closeLater(InputStream body) {
    try {
      Thread.sleep(LONGEST_READ);
      body.close();
    } catch (IOException e) {
      // Nothing is left to read.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
