/** Names that were written wrongly. Depends on nothing else of the supervisor. */
@NullMarked
package dev.codemode.supervisor.names;

import org.jspecify.annotations.NullMarked;
