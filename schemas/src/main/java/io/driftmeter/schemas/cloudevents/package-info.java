/** CloudEvents headers of what we write. */
@NullMarked
package io.driftmeter.schemas.cloudevents;

import org.jspecify.annotations.NullMarked;
