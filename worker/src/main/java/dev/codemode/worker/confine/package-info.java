/** What a worker takes away from itself before it serves: the operating system keeps to it. */
@NullMarked
package dev.codemode.worker.confine;

import org.jspecify.annotations.NullMarked;
