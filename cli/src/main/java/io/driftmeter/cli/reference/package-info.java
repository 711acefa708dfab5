/** Building, showing and publishing references. */
@NullMarked
package io.driftmeter.cli.reference;

import org.jspecify.annotations.NullMarked;
