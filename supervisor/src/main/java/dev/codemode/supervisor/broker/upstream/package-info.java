/** Connections to other MCP servers: their processes, their messages, their tools. */
@NullMarked
package dev.codemode.supervisor.broker.upstream;

import org.jspecify.annotations.NullMarked;
