/** Three simulated days of a credit-risk model on the embedded broker: what a newcomer sees first. */
@NullMarked
package io.driftmeter.cli.quickstart;

import org.jspecify.annotations.NullMarked;
