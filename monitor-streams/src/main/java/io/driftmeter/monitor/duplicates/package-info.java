/** Copies of records, recognised by what is kept on disk of the records of the lateness. */
@NullMarked
package io.driftmeter.monitor.duplicates;

import org.jspecify.annotations.NullMarked;
