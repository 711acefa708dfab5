/**
 * What every Kafka Streams role needs around its topology: settings in layers, a life cycle that ends in an exit status,
 * health over HTTP, and metrics. It knows no topology.
 */
@NullMarked
package io.driftmeter.runtime;

import org.jspecify.annotations.NullMarked;
