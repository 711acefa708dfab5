/** The driftmeter command: what a user types, and what comes of it. */
@NullMarked
package io.driftmeter.cli;

import org.jspecify.annotations.NullMarked;
