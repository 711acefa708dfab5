/** Keys of our topics, and the names that they are made of. */
@NullMarked
package io.driftmeter.schemas.key;

import org.jspecify.annotations.NullMarked;
