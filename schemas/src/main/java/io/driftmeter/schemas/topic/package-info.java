/** Every topic that Driftmeter reads or writes, in one place. */
@NullMarked
package io.driftmeter.schemas.topic;

import org.jspecify.annotations.NullMarked;
