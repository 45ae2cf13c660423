/** The worker's end of the worker channel. */
@NullMarked
package dev.codemode.worker.channel;

import org.jspecify.annotations.NullMarked;
