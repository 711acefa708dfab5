/** Where the cluster and the registry are, from a file and from flags. */
@NullMarked
package io.driftmeter.cli.connection;

import org.jspecify.annotations.NullMarked;
