/** The notify role on the command line, its file of sinks and routes, silences and acknowledgements. */
@NullMarked
package io.driftmeter.cli.notify;

import org.jspecify.annotations.NullMarked;
