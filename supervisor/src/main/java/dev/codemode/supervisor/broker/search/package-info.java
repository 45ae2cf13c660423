/**
 * Ranks the tools of all servers by words: how people and models find one tool among thousands.
 * Knows texts only, neither servers nor schemas.
 */
@NullMarked
package dev.codemode.supervisor.broker.search;

import org.jspecify.annotations.NullMarked;
