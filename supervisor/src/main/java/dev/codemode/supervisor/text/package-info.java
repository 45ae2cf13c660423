/** Text of strangers, made fit to be shown. Depends on nothing else of the supervisor. */
@NullMarked
package dev.codemode.supervisor.text;

import org.jspecify.annotations.NullMarked;
