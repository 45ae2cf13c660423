package dev.codemode.worker;

/** One way in which a worker can go wrong. */
public enum Fault {
  /** None: serves its run with the result "served". */
  SERVES,
  /** Ends with code 1 before it dials in. */
  CRASH_AT_START,
  /** Ends with code 0 before it dials in. */
  EXIT_AT_START,
  /** Never dials in. */
  HANG_AT_START,
  /** Sends bytes that are no frame instead of a hello. */
  GARBAGE_AT_START,
  /** Says that it is ready before it has said who it is. */
  READY_BEFORE_HELLO,
  /** Names a token that nobody gave it. */
  INVENTED_TOKEN,
  /** Uses its token twice; serves its run with the result "refused" when the second is. */
  REPLAYED_TOKEN,
  /** Writes 64 MiB to standard error, then serves its run with the result "survived". */
  STDERR_FLOOD,
  /** Is ready, but takes no frame. */
  NEVER_READS,
  /** Takes the program and says nothing more. */
  HANG_BEFORE_STARTED,
  /** Starts the run and says nothing more, whatever it is told. */
  HANG_IN_RUN,
  /** Ends with code 1 in the middle of the run. */
  CRASH_IN_RUN,
  /** Ends with code 0 in the middle of the run. */
  EXIT_IN_RUN,
  /** Sends bytes that are no frame in the middle of the run. */
  GARBAGE_IN_RUN,
  /** Sends a frame without content. */
  EMPTY_FRAME,
  /** Sends a frame over the size limit. */
  OVERSIZED_FRAME,
  /** Names another run. */
  WRONG_RUN_ID,
  /** Calls two tools with one id. */
  DUPLICATE_CALL_ID,
  /** Calls tools with falling ids. */
  FALLING_CALL_ID,
  /** Says that it is ready in the middle of the run. */
  SECOND_READY,
  /** Starts the run twice. */
  SECOND_START,
  /** Finishes with a result that is no JSON. */
  RESULT_NO_JSON,
  /** Finishes with a status that does not exist. */
  UNKNOWN_STATUS,
  /** Prints without end. */
  OUTPUT_FLOOD,
  /** Calls tools without end. */
  CALL_FLOOD
}
