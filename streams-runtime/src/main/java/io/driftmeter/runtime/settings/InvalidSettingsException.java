package io.driftmeter.runtime.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings were refused: everything that is wrong with them, one line each. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    public InvalidSettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order in which it was found; at least one. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
