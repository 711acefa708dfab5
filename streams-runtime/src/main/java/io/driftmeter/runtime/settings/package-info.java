/** Settings of a role: declared once with key, type, default, check and sentence; read together, refused together. */
@NullMarked
package io.driftmeter.runtime.settings;

import org.jspecify.annotations.NullMarked;
