/** The command line and the composition root. */
@NullMarked
package dev.codemode.supervisor.cli;

import org.jspecify.annotations.NullMarked;
