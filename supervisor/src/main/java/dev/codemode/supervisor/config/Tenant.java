package dev.codemode.supervisor.config;

/**
 * Whose run it is. Quotas are kept per tenant, and no worker serves two of them.
 *
 * @param name unique within the supervisor
 */
public record Tenant(String name) {
  /** The one tenant of a supervisor that serves one person. */
  public static final Tenant LOCAL = new Tenant("local");
}
