/** Long-running roles: from configuration to a running process. */
@NullMarked
package io.driftmeter.cli.role;

import org.jspecify.annotations.NullMarked;
