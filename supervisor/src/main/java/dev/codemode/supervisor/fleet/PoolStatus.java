package dev.codemode.supervisor.fleet;

import dev.codemode.supervisor.channel.OwnRestriction;
import java.time.Duration;
import java.util.Optional;

/**
 * The fleet at one instant.
 *
 * @param ready workers that wait for a run
 * @param starting workers on their way, or on their way back
 * @param leased workers that serve a run
 * @param lastStart how long the last successful start took; empty before the first
 * @param restriction what the last worker that started took away from itself; empty before the
 *     first
 * @param lastFailure why the last start failed; empty when it succeeded
 */
public record PoolStatus(
    int ready,
    int starting,
    int leased,
    Optional<Duration> lastStart,
    Optional<OwnRestriction> restriction,
    Optional<String> lastFailure) {}
