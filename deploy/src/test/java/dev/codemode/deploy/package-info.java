/** System tests and benchmarks: they drive the built distribution from outside. */
@NullMarked
package dev.codemode.deploy;

import org.jspecify.annotations.NullMarked;
