/** Kafka brokers inside the JVM, for the quickstart, back-tests and integration tests; never for production data. */
@NullMarked
package io.driftmeter.standalone.cluster;

import org.jspecify.annotations.NullMarked;
