/** What lets JVMs start fast: their AOT caches, made by recording a life of each. */
@NullMarked
package dev.codemode.supervisor.aot;

import org.jspecify.annotations.NullMarked;
