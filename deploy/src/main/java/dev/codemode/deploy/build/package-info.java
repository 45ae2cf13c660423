/** Makes the distribution folder at build time; no part of the product runs this. */
@NullMarked
package dev.codemode.deploy.build;

import org.jspecify.annotations.NullMarked;
