package io.driftmeter.benchmarks.months;

import io.driftmeter.benchmarks.page.GeneratedBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The command that simulates months of models under the default policy: {@code QuietMonths [<page> [<months of a regime>]]}. */
public final class QuietMonths {
    private static final long SEED = 20_261_121;
    private static final int MONTHS_OF_A_REGIME = 40;
    private static final int WITH_CHANGES = 5;
    private static final ModelMonth.Size SIZE = new ModelMonth.Size(10, 400, ModelMonth.DAYS, 1);

    private QuietMonths() {}

    public static void main(String[] arguments) throws IOException {
        int months = arguments.length > 1 ? Integer.parseInt(arguments[1]) : MONTHS_OF_A_REGIME;
        Map<Regime, List<ModelMonth>> run = new LinkedHashMap<>();
        for (Regime regime : Regime.ALL) {
            run.put(
                    regime,
                    IntStream.range(0, months)
                            .parallel()
                            .mapToObj(month -> month(regime, month))
                            .toList());
        }
        MonthsTable table = new MonthsTable(run);
        System.out.print(table.quiet() + "\n" + table.found());
        if (arguments.length > 0) {
            Path page = Path.of(arguments[0]);
            String note = "Seed %d, run of %s.%n%n".formatted(SEED, LocalDate.now(Clock.systemUTC()));
            new GeneratedBlock(page, "quiet").replace(note + table.quiet());
            new GeneratedBlock(page, "found").replace(note + table.found());
        }
    }

    private static ModelMonth month(Regime regime, int number) {
        List<Change> changes = number < WITH_CHANGES ? Change.ALL : List.of();
        ModelMonth month = ModelMonth.run(regime, SIZE, changes, SEED + number);
        System.err.println(regime.name() + ", month " + number + ": " + month);
        return month;
    }
}
