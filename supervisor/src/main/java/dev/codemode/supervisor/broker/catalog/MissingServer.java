package dev.codemode.supervisor.broker.catalog;

/**
 * A server whose tools cannot be listed now.
 *
 * @param reason one sentence without secrets
 * @param retryable whether it may be there later, without anybody mending it
 */
public record MissingServer(ListedServer server, String reason, boolean retryable) {}
