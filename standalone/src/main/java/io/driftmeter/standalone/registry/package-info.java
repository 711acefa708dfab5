/** A schema registry inside the JVM that speaks Confluent's REST API, for the quickstart, back-tests and integration tests. */
@NullMarked
package io.driftmeter.standalone.registry;

import org.jspecify.annotations.NullMarked;
