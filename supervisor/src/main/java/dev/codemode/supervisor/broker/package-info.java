/**
 * The one way from a program to a tool: budgets, the catalog, upstream servers, and the ledger of
 * what was called. Knows nothing of workers or of MCP clients.
 */
@NullMarked
package dev.codemode.supervisor.broker;

import org.jspecify.annotations.NullMarked;
