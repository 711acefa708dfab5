package io.driftmeter.cli.role;

import picocli.CommandLine.Model.CommandSpec;

/** What a role says as it starts. */
final class RoleText {

    private RoleText() {}

    static void started(CommandSpec spec, String role, int healthPort) {
        spec.commandLine()
                .getErr()
                .println("driftmeter " + role + ": http://localhost:" + healthPort
                        + "/live, /ready and /metrics. Stop it with Ctrl-C.");
        spec.commandLine().getErr().flush();
    }
}
