package io.driftmeter.cli.csv;

import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.runtime.settings.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which column plays which role; every other column is a feature. */
public final class Columns {

    /** What a column that is not a feature is. */
    public enum Role {
        /** Identity of the prediction. */
        PREDICTION_ID,
        /** When the model was asked. */
        EVENT_TIME,
        /** Probability of the positive class. */
        SCORE,
        /** What the model answered. */
        PREDICTION,
        /** What turned out to be true. */
        LABEL,
        /** When the label became known. */
        LABEL_TIME;

        /** The name in the command line, and the column's where none is given. */
        public String defaultColumn() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Role, String> names;
    private final Optional<String> classScores;

    private Columns(Map<Role, String> names, Optional<String> classScores) {
        this.names = new EnumMap<>(names);
        this.classScores = classScores;
    }

    /**
     * The default names, with some replaced.
     *
     * @param replaced column by role, as in {@code score=probability}
     * @throws UserMistake if a role is not known
     */
    public static Columns with(Map<String, String> replaced) {
        Map<Role, String> names = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            names.put(role, replaced.getOrDefault(role.defaultColumn(), role.defaultColumn()));
        }
        List<String> roles =
                Arrays.stream(Role.values()).map(Role::defaultColumn).toList();
        replaced.keySet().stream()
                .filter(role -> !roles.contains(role))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new UserMistake(
                            "--column: '" + unknown + "' is no role of a column. " + Nearest.remedy(unknown, roles));
                });
        return new Columns(names, Optional.empty());
    }

    /**
     * The same, where the probability of each class stands in a column of its own.
     *
     * @param prefix what these columns' names begin with; the class follows
     */
    public Columns withClassScores(String prefix) {
        return new Columns(names, Optional.of(prefix));
    }

    /** The probability of each class that a row has one of. */
    public SortedMap<String, Double> classScores(CsvRow row) {
        SortedMap<String, Double> scores = new TreeMap<>();
        row.header().stream()
                .filter(this::isClassScore)
                .forEach(column -> row.number(column)
                        .ifPresent(score -> scores.put(
                                column.substring(classScores.orElse("").length()), score)));
        return scores;
    }

    private boolean isClassScore(String column) {
        return classScores
                .filter(prefix -> column.startsWith(prefix) && column.length() > prefix.length())
                .isPresent();
    }

    /** The column that plays a role. */
    public String name(Role role) {
        String name = names.get(role);
        if (name == null) {
            throw new IllegalStateException("no column for " + role);
        }
        return name;
    }

    /** The features among these columns. */
    public List<String> features(Collection<String> header) {
        return header.stream()
                .filter(column -> !names.containsValue(column) && !isClassScore(column))
                .toList();
    }
}
