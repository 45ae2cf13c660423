package dev.codemode.proto;

/**
 * Numbers and names that both ends of the worker channel must agree on.
 *
 * <p>A worker is launched as {@code java … dev.codemode.worker.WorkerMain SOCKET CONFINED}: the
 * path of the supervisor's Unix domain socket, and what it is confined by. Its environment holds
 * nothing of the supervisor's: {@link #LOCALE_VARIABLE}, and what the shell and bubblewrap around
 * it set ({@code PWD} and the like). The first line of its standard input is its one-use token; the
 * supervisor then keeps that pipe open for as long as it wants the worker to live.
 */
public final class WorkerProtocol {
  /**
   * Version of the messages in {@code codemode/v1}. Both sides come from one build, so no other is
   * accepted.
   */
  public static final int VERSION = 1;

  /** Main class of the worker. */
  public static final String MAIN_CLASS = "dev.codemode.worker.WorkerMain";

  /**
   * What a worker without namespaces starts as, before its main class: closes files to it. Its
   * arguments are the files that starting needs, an empty one, and the worker's command.
   */
  public static final String FIRST_STAGE_CLASS = "dev.codemode.worker.confine.FirstStage";

  /**
   * The worker is in namespaces of its own and restricts itself on top; it does not serve where it
   * finds one of them missing.
   */
  public static final String CONFINED_BY_NAMESPACES = "namespaces";

  /** The worker restricts itself. */
  public static final String CONFINED_BY_ITSELF = "itself";

  /** The worker does not restrict itself either. */
  public static final String UNCONFINED = "nothing";

  /**
   * The variable that a worker gets: without it a JVM reads no path with letters beyond ASCII, in
   * its arguments or elsewhere.
   */
  public static final String LOCALE_VARIABLE = "LC_ALL";

  /** Its value, a locale that distributions install with glibc. */
  public static final String LOCALE = "C.UTF-8";

  /** A file beside the socket that a confined worker must not be able to read. */
  public static final String BAIT = "bait";

  /** The class that lives a worker's life for the JVM to record; no client can start it. */
  public static final String TRAINING_CLASS = "dev.codemode.worker.WorkerTraining";

  /**
   * Largest frame in either direction, in bytes: a result or a reply of 8 MiB with room for its
   * envelope.
   */
  public static final int MAX_FRAME_BYTES = 9 * 1024 * 1024;

  /** Largest {@code Output.data}, in bytes. */
  public static final int MAX_OUTPUT_PIECE_BYTES = 64 * 1024;

  /** Largest {@code ToolCall.arguments_json}, in bytes. */
  public static final int MAX_ARGUMENTS_BYTES = 8 * 1024 * 1024;

  /** Most tools and servers that one {@code SignaturesWanted} names. */
  public static final int MAX_SIGNATURES_WANTED = 1_000;

  /** Most {@code SearchWanted} of one run. */
  public static final int MAX_SEARCHES = 1_000;

  /** Longest {@code SearchWanted.query}, in UTF-16 units. */
  public static final int MAX_QUERY_CHARACTERS = 1_000;

  /** Largest {@code SearchWanted.limit}. */
  public static final int MAX_SEARCH_ANSWERS = 50;

  /**
   * Bytes of tool replies that a worker holds, not yet taken by the program, before it stops
   * reading.
   */
  public static final long MAX_UNTAKEN_REPLY_BYTES = 32L * 1024 * 1024;

  /** Exit code of a worker that served its run, or whose stream the supervisor closed. */
  public static final int EXIT_DONE = 0;

  /** Exit code: the arguments or the token are missing. */
  public static final int EXIT_USAGE = 64;

  /** Exit code: the program's live heap went over its limit. */
  public static final int EXIT_MEMORY_LIMIT = 86;

  /**
   * Exit code: the supervisor is gone (its pipe or stream closed while the worker was not done).
   */
  public static final int EXIT_ORPHANED = 87;

  /** Exit code: the worker failed by its own fault; its standard error says how. */
  public static final int EXIT_INTERNAL = 70;

  private WorkerProtocol() {}
}
