/** The worker's main class: wires the channel, the engine and the guard, and nothing else. */
@NullMarked
package dev.codemode.worker;

import org.jspecify.annotations.NullMarked;
