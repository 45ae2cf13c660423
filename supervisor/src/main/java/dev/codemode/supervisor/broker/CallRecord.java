package dev.codemode.supervisor.broker;

import java.time.Duration;

/**
 * One line of a run's ledger.
 *
 * @param tool server and tool as programs name them, such as {@code crm.get_user}
 * @param started from the run's first statement to the call's arrival at the broker
 * @param duration from arrival to reply, or to the run's end
 * @param replyBytes the reply as JSON; 0 when there was none
 */
public record CallRecord(
    String tool, CallStatus status, Duration started, Duration duration, long replyBytes) {}
