/**
 * Judges programs before they run, with the interpreter's own parser. The only package that uses
 * it.
 */
@NullMarked
package dev.codemode.worker.guard;

import org.jspecify.annotations.NullMarked;
