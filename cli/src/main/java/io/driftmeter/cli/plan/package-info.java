/** What the state of a monitor takes, and whether that fits. */
@NullMarked
package io.driftmeter.cli.plan;

import org.jspecify.annotations.NullMarked;
