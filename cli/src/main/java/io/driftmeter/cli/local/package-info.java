/** The whole of Driftmeter in this process: cluster, registry and roles, as quickstart and backtest use it. */
@NullMarked
package io.driftmeter.cli.local;

import org.jspecify.annotations.NullMarked;
