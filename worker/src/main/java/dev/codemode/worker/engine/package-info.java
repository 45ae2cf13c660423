/** The interpreter in its cage; the only package that uses the polyglot API. */
@NullMarked
package dev.codemode.worker.engine;

import org.jspecify.annotations.NullMarked;
