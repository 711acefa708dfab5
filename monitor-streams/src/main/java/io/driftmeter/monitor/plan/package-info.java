/**
 * What the state of a monitor takes, in memory and on disk, computed from its definitions before it starts. Pure arithmetic: no Kafka, no
 * clock, no I/O. Every figure is an upper bound; where one rests on something that only the traffic tells, the line says on what.
 */
@NullMarked
package io.driftmeter.monitor.plan;

import org.jspecify.annotations.NullMarked;
