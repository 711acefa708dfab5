/** Following the topics that Driftmeter writes. */
@NullMarked
package io.driftmeter.cli.tail;

import org.jspecify.annotations.NullMarked;
