/** Creating and checking topics. */
@NullMarked
package io.driftmeter.cli.topics;

import org.jspecify.annotations.NullMarked;
