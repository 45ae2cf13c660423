/** What the supervisor's child processes of every kind have in common. */
@NullMarked
package dev.codemode.supervisor.process;

import org.jspecify.annotations.NullMarked;
