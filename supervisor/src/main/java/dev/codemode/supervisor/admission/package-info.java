/** Who may run now, who waits, who is turned away. */
@NullMarked
package dev.codemode.supervisor.admission;

import org.jspecify.annotations.NullMarked;
