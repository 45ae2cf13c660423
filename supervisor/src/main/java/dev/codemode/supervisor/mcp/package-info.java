/** The front door: what an MCP client sees of a run. */
@NullMarked
package dev.codemode.supervisor.mcp;

import org.jspecify.annotations.NullMarked;
