/**
 * A tools-only MCP server on a pair of byte streams: bounded, tolerant of bad input, with
 * cancellation. Used by the front door and by the demo server.
 */
@NullMarked
package dev.codemode.supervisor.mcp.stdio;

import org.jspecify.annotations.NullMarked;
