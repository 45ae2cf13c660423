/** Tools as Python: names, signatures, docstrings. */
@NullMarked
package dev.codemode.supervisor.broker.stubs;

import org.jspecify.annotations.NullMarked;
