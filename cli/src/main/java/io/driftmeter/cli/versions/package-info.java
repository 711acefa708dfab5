/** Comparing the versions of a model. */
@NullMarked
package io.driftmeter.cli.versions;

import org.jspecify.annotations.NullMarked;
