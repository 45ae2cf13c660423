/** Workers as child processes of the supervisor. */
@NullMarked
package dev.codemode.supervisor.launch.process;

import org.jspecify.annotations.NullMarked;
