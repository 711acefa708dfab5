/** What every integration test uses to get a cluster, to write to it and to read from it with a deadline. */
@NullMarked
package io.driftmeter.standalone.testing;

import org.jspecify.annotations.NullMarked;
