/** Files sent through the real topologies, and what these say written to files. */
@NullMarked
package io.driftmeter.cli.backtest;

import org.jspecify.annotations.NullMarked;
