package io.driftmeter.benchmarks.months;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The tables of the months: what was told without drift, and how soon changes were. */
record MonthsTable(Map<Regime, List<ModelMonth>> months) {

    String quiet() {
        StringBuilder table = new StringBuilder("""
                | rows | months | pages a month, mean | worst month | tickets a month, mean | at most 1 page | PSI > 0.25 a feature: alerts a month |
                |---|---:|---:|---:|---:|---|---:|
                """);
        months.forEach((regime, those) -> table.append(quiet(regime.name(), those)));
        return table.append(quiet("all", all())).toString();
    }

    private List<ModelMonth> all() {
        return months.values().stream().flatMap(List::stream).toList();
    }

    private static String quiet(String name, List<ModelMonth> months) {
        double pages = months.stream().mapToInt(ModelMonth::pages).average().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %d | %.2f | %s | %.1f |%n",
                name,
                months.size(),
                pages,
                months.stream().mapToInt(ModelMonth::pages).max().orElseThrow(),
                months.stream().mapToInt(ModelMonth::tickets).average().orElseThrow(),
                pages <= 1 ? "yes" : "NO",
                months.stream().mapToInt(ModelMonth::psiAlerts).average().orElseThrow());
    }

    String found() {
        String names = months.keySet().stream().map(Regime::name).collect(Collectors.joining(" | "));
        StringBuilder table =
                new StringBuilder("| change | " + names + " |\n|---|" + "---:|".repeat(months.size()) + "\n");
        for (Change change : Change.ALL) {
            table.append("| ").append(change.name());
            months.values().forEach(those -> table.append(" | ").append(found(change, those)));
            table.append(" |\n");
        }
        return table.toString();
    }

    /** {@code 95 %, 3 h}: share of the months in which it was told within four days, and the median of the hours that took. */
    private static String found(Change change, List<ModelMonth> months) {
        List<OptionalInt> looked = months.stream()
                .map(ModelMonth::found)
                .filter(found -> found.containsKey(change))
                .map(found -> found.get(change))
                .toList();
        int[] hours = looked.stream().flatMapToInt(OptionalInt::stream).sorted().toArray();
        if (hours.length == 0) {
            return "0 %";
        }
        return String.format(
                Locale.ROOT, "%.0f %%, %d h", 100.0 * hours.length / looked.size(), hours[hours.length / 2]);
    }
}
