package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.statistics.distribution.WorkedExample;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages under docs/statistics: their worked examples are what the code gives, and every statistic of a report has its place. */
class StatisticsPagesTest {
    private static final Path PAGES = Path.of("../docs/statistics");
    private static final Set<String> TESTED_ELSEWHERE =
            Set.of("README.md", "embeddings.md", "estimates.md", "labels.md", "performance.md");
    private static final Pattern EXAMPLE = Pattern.compile("```example\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Set<String> INPUTS = Set.of(
            "reference",
            "live",
            "ends",
            "hits",
            "rows",
            "reference_hits",
            "reference_rows",
            "reference_values",
            "reference_mean",
            "reference_variance",
            "live_values",
            "live_mean",
            "live_variance",
            "log10_p");

    @Test
    void shouldHaveExamplesWithTheFiguresThatTheCodeGives() throws IOException {
        for (Path page : pages()) {
            List<Map<String, String>> examples = examples(page);
            assertThat(examples).describedAs("examples in %s", page).isNotEmpty();
            examples.forEach(example -> check(page, example));
        }
    }

    @Test
    void shouldNameEveryStatisticOfAReport() throws IOException {
        JudgedModel model = JudgedModel.independentRows(1, 2_000, 500);
        Set<String> reported = new DriftJudge(DriftSettings.defaults())
                        .judge(model.window(new Random(2), 500, row -> {}), JudgedModel.WINDOW_MILLISECONDS, 1e-4)
                        .features()
                        .stream()
                        .flatMap(feature -> feature.statistics().stream())
                        .map(StatisticFinding::statistic)
                        .collect(Collectors.toCollection(TreeSet::new));
        String index = Files.readString(PAGES.resolve("README.md"));
        Set<String> named =
                NAME.matcher(index).results().map(found -> found.group(1)).collect(Collectors.toSet());
        assertThat(named).containsAll(reported);
        for (Path page : pages()) {
            assertThat(index).contains("(" + page.getFileName() + ")");
        }
    }

    private static void check(Path page, Map<String, String> example) {
        Map<String, double[]> inputs = new LinkedHashMap<>();
        example.forEach((name, text) -> {
            if (INPUTS.contains(name)) {
                inputs.put(name, numbers(text));
            }
        });
        example.forEach((name, text) -> {
            if (INPUTS.contains(name)) {
                return;
            }
            String[] expected = text.split(" ");
            double[] actual = name.equals("log10_q")
                    ? BenjaminiHochberg.log10QValues(WorkedExample.of(inputs, "log10_p"))
                    : WorkedExample.of(inputs, name);
            assertThat(actual).describedAs("%s of %s", name, page).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                double halfOfTheLastDigit = 0.5000001 * Math.pow(10, -new BigDecimal(expected[i]).scale());
                assertThat(actual[i])
                        .describedAs("%s of %s", name, page)
                        .isCloseTo(Double.parseDouble(expected[i]), within(halfOfTheLastDigit));
            }
        });
        assertThat(example.keySet()).describedAs("figures in %s", page).hasSizeGreaterThan(inputs.size());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(page -> page.toString().endsWith(".md"))
                    .filter(page ->
                            !TESTED_ELSEWHERE.contains(page.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static List<Map<String, String>> examples(Path page) throws IOException {
        List<Map<String, String>> examples = new ArrayList<>();
        Matcher found = EXAMPLE.matcher(Files.readString(page));
        while (found.find()) {
            Map<String, String> example = new LinkedHashMap<>();
            found.group(1).lines().map(line -> line.split(" = ")).forEach(line -> example.put(line[0], line[1]));
            examples.add(example);
        }
        return examples;
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
