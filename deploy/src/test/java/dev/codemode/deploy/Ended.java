package dev.codemode.deploy;

import tools.jackson.databind.JsonNode;

/**
 * A command that has ended.
 *
 * @param code its exit code
 */
record Ended(int code, String stdout, String stderr) {
  /** What it printed, as JSON. */
  JsonNode json() {
    return Json.parse(stdout);
  }
}
