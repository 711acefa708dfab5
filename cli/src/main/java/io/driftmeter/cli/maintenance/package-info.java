/** Taking the state of a role away, and making its results anew. */
@NullMarked
package io.driftmeter.cli.maintenance;

import org.jspecify.annotations.NullMarked;
