/** Bounds that Linux keeps on groups of processes: {@code cgroups(7)}, versions 1 and 2. */
@NullMarked
package dev.codemode.supervisor.launch.cgroup;

import org.jspecify.annotations.NullMarked;
