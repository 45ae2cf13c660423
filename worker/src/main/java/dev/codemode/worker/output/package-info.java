/** What a program prints, on its way to the supervisor. */
@NullMarked
package dev.codemode.worker.output;

import org.jspecify.annotations.NullMarked;
