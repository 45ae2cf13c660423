/**
 * A worker that misbehaves on demand, under the names of the real one: it takes its place in a copy
 * of the distribution.
 */
@NullMarked
package dev.codemode.worker;

import org.jspecify.annotations.NullMarked;
