/** Where workers come from: the seam between the fleet and the ways to start a process or a pod. */
@NullMarked
package dev.codemode.supervisor.launch;

import org.jspecify.annotations.NullMarked;
