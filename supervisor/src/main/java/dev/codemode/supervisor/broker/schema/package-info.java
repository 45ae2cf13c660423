/** JSON Schemas of tools, which anybody may have written, and what they say of arguments. */
@NullMarked
package dev.codemode.supervisor.broker.schema;

import org.jspecify.annotations.NullMarked;
