package dev.codemode.supervisor.launch;

/**
 * What a worker's process takes of the machine at one instant.
 *
 * @param residentBytes of its memory that is in RAM, or was and is swapped out
 * @param threads those of the JVM included
 */
public record Footprint(long residentBytes, int threads) {
  /** What a worker may have: an idle JVM has some 25, and a program can start none. */
  public static final int MOST_THREADS = 256;
}
