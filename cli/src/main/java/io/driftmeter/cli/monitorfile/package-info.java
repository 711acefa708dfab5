/** The YAML file of a monitor, read into a definition. */
@NullMarked
package io.driftmeter.cli.monitorfile;

import org.jspecify.annotations.NullMarked;
