package dev.codemode.supervisor.admission;

/**
 * Whose run it is. Quotas are kept per tenant.
 *
 * @param name unique within the supervisor
 */
public record Tenant(String name) {
  /** The one tenant of a supervisor that serves one person. */
  public static final Tenant LOCAL = new Tenant("local");
}
