/** References as messages: between the parts in the topic and what the statistics count by. */
@NullMarked
package io.driftmeter.monitor.reference;

import org.jspecify.annotations.NullMarked;
