/** The workers that this supervisor owns: starting, keeping warm, leasing, killing. */
@NullMarked
package dev.codemode.supervisor.fleet;

import org.jspecify.annotations.NullMarked;
