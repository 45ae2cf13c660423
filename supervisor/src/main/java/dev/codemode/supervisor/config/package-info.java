/**
 * What the files and the environment say, as validated records. Depends on nothing else of the
 * supervisor but {@code text}.
 */
@NullMarked
package dev.codemode.supervisor.config;

import org.jspecify.annotations.NullMarked;
