package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.page.GeneratedBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The command that makes the tables of levels and of power: {@code LevelAndPower <table> [<page>]}, which prints a table and, where a page is
 * given, writes it there between the comments that name it.
 */
public final class LevelAndPower {
    static final long SEED = 20_261_121;

    /** Real rows, not part of the repository. */
    private static final Path ELECTRICITY = Path.of("../shared/data/electricity/reference.csv");

    private static final int SLICE_WINDOWS = 2_000;
    private static final int AUTOREGRESSIVE_WINDOWS = 200_000;
    private static final int LEVEL_WINDOWS = 1_000_000;
    private static final int POWER_WINDOWS = 4_000;

    private final Map<String, Consumer<Consumer<String>>> tables = new TreeMap<>();

    LevelAndPower() {
        List<Long> allRows = List.of(100L, 1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L);
        tables.put("level", lines -> LevelTable.write(LevelTable.trials(allRows), LEVEL_WINDOWS, SEED, lines));
        tables.put(
                "autoregressive",
                lines -> AutoregressiveTable.write(AutoregressiveTable.TRIALS, AUTOREGRESSIVE_WINDOWS, SEED, lines));
        tables.put("power", lines -> PowerTable.write(PowerTable.TRIALS, POWER_WINDOWS, SEED, lines));
        tables.put("electricity", lines -> ElectricityTable.write(ELECTRICITY, lines));
        tables.put("slice", LevelAndPower::slice);
    }

    /** The table that a test makes anew: few windows, few rows. */
    static void slice(Consumer<String> lines) {
        List<LevelTrial> trials = LevelTable.trials(List.of(1_000L));
        LevelTable.write(trials, SLICE_WINDOWS, SEED, lines);
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, Consumer<Consumer<String>>> tables = new LevelAndPower().tables;
        Consumer<Consumer<String>> table = arguments.length == 0 ? null : tables.get(arguments[0]);
        if (table == null || arguments.length > 2) {
            System.err.println("LevelAndPower " + String.join("|", tables.keySet()) + " [page]");
            System.exit(2);
            return;
        }
        StringBuilder text = new StringBuilder();
        table.accept(line -> {
            System.out.println(line);
            text.append(line).append('\n');
        });
        if (arguments.length == 2) {
            String note = "Seed %d, run of %s.%n%n".formatted(SEED, LocalDate.now(Clock.systemUTC()));
            new GeneratedBlock(Path.of(arguments[1]), arguments[0]).replace(note + text);
        }
    }
}
