package io.driftmeter.cli.backtest;

/**
 * What was written to the input topics.
 *
 * @param rows rows of the live file
 * @param labels rows of the labels file
 * @param firstTime lowest event time, in milliseconds since the epoch
 * @param lastTime highest event time, in milliseconds since the epoch
 */
record Fed(long rows, long labels, long firstTime, long lastTime) {}
