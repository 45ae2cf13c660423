/** One run from request to outcome: admission, lease, clocks, limits, rendering. */
@NullMarked
package dev.codemode.supervisor.run;

import org.jspecify.annotations.NullMarked;
