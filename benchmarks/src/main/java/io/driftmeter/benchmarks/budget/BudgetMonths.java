package io.driftmeter.benchmarks.budget;

import io.driftmeter.benchmarks.page.GeneratedBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The command that simulates months at the default budget: {@code BudgetMonths [<page>]}. */
public final class BudgetMonths {
    private static final long SEED = 20_261_121;
    private static final int FEATURES = 100;
    private static final int SEEDS = 20;

    private BudgetMonths() {}

    public static void main(String[] arguments) throws IOException {
        StringBuilder table = new StringBuilder("""
                | rows | rows of a window | windows called drift, mean | pages, mean | pages, worst seed | holds | 0.5 sd found | 1 sd found |
                |---|---:|---:|---:|---:|---|---:|---:|
                """);
        for (Scenario scenario : List.of(Scenario.INDEPENDENT, Scenario.SWINGING, Scenario.AUTOREGRESSIVE)) {
            List<Month> months = IntStream.range(0, SEEDS)
                    .parallel()
                    .mapToObj(run -> month(scenario, run))
                    .toList();
            table.append(row(scenario, months));
        }
        System.out.print(table);
        if (arguments.length > 0) {
            String note =
                    "Seed %d, %d months each, run of %s.%n%n".formatted(SEED, SEEDS, LocalDate.now(Clock.systemUTC()));
            new GeneratedBlock(Path.of(arguments[0]), "budget").replace(note + table);
        }
    }

    private static Month month(Scenario scenario, int run) {
        Month month = Month.run(scenario, FEATURES, Month.DAYS, SEED + 1_000L * run);
        System.err.println(scenario.name() + ", month " + run + ": " + month);
        return month;
    }

    private static String row(Scenario scenario, List<Month> months) {
        double pages = months.stream().mapToInt(Month::pages).average().orElseThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %.2f | %d | %s | %.1f %% | %.1f %% |%n",
                scenario.name(),
                scenario.rowsOfWindow(),
                months.stream().mapToInt(Month::drifted).average().orElseThrow(),
                pages,
                months.stream().mapToInt(Month::pages).max().orElseThrow(),
                pages <= 1 ? "yes" : "NO",
                100 * months.stream().mapToDouble(Month::foundHalf).average().orElseThrow(),
                100 * months.stream().mapToDouble(Month::foundWhole).average().orElseThrow());
    }
}
