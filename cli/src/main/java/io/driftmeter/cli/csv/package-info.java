/** Rows of a CSV file: columns by role, values by kind, mistakes with file, line and column. */
@NullMarked
package io.driftmeter.cli.csv;

import org.jspecify.annotations.NullMarked;
