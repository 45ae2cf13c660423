/**
 * The supervisor's end of the worker channel. Every frame from a worker is hostile input and is
 * checked here.
 */
@NullMarked
package dev.codemode.supervisor.channel;

import org.jspecify.annotations.NullMarked;
