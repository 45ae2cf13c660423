/** The built-in upstream MCP server that examples and first contact use: a small shop. */
@NullMarked
package dev.codemode.supervisor.demo;

import org.jspecify.annotations.NullMarked;
