/** What can be called: servers, their tools, and their names in Python. */
@NullMarked
package dev.codemode.supervisor.broker.catalog;

import org.jspecify.annotations.NullMarked;
