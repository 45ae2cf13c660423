/** Tools as the worker's other parts see them: what an interpreter asks for, whoever answers. */
@NullMarked
package dev.codemode.worker.tools;

import org.jspecify.annotations.NullMarked;
