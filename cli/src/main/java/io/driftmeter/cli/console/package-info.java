/** What a user sees while a command works: mistakes, progress, tables. */
@NullMarked
package io.driftmeter.cli.console;

import org.jspecify.annotations.NullMarked;
