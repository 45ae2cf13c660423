package dev.codemode.supervisor.config;

/**
 * Whether programs are judged by the policy before they run ({@code --policy}, {@code
 * policy.mode}).
 */
public enum PolicySetting {
  /** The import allow-list and the refused names apply. */
  DEFAULT,
  /** Nothing is judged; sizes, clocks and the sandbox stand. */
  OFF
}
