/** What supervisor and worker must agree on besides the messages. */
@NullMarked
package dev.codemode.proto;

import org.jspecify.annotations.NullMarked;
