package dev.codemode.supervisor.launch;

/**
 * How a worker ended.
 *
 * @param code the exit code; 128 + n after signal n
 * @param outOfMemory whether the system killed it because it went over its bound on memory
 * @param stderrTail the end of what it wrote to standard error, for logs; written by hostile code
 */
public record WorkerExit(int code, boolean outOfMemory, String stderrTail) {}
