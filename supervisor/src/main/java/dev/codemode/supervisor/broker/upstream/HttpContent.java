package dev.codemode.supervisor.broker.upstream;

import java.net.http.HttpResponse;
import java.util.Locale;

/** What the body of an HTTP answer is said to hold. */
enum HttpContent {
  JSON,
  EVENTS,
  OTHER;

  static HttpContent of(HttpResponse<?> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "application/json" -> JSON;
      case "text/event-stream" -> EVENTS;
      default -> OTHER;
    };
  }
}
