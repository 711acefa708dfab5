package io.driftmeter.monitor.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.OffsetRange;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.definitions.TestReferences;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reports say where their rows lie in the input: panes of a minute, windows of ten minutes and of a day. */
class InputOffsetsTest {

    private static final String MODEL = "credit";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ReferenceProfile profile = TestReferences.normalIncome(1, 1_000);
    private final Reference reference = TestReferences.of(profile, MODEL, "1");

    @Test
    void shouldSayBetweenWhichOffsetsTheRowsOfAWindowLie() {
        CompareRun run = run();
        run.count(partial(1, false, range(1, 40, 44)));
        run.count(partial(1, false, range(0, 100, 120)));
        run.count(partial(2, false, range(0, 90, 110)));
        run.count(partial(2, true, range(0, 300, 301)));
        run.count(partial(12, false, range(0, 121, 140)));
        run.readUpTo(21 * MINUTE);

        assertThat(offsets(run, 10 * MINUTE, ReportStage.ON_TIME))
                .containsExactly("features 0 90-120, features 1 40-44", "features 0 121-140");

        run.restart();
        run.readUpTo(3 * DAY);

        assertThat(offsets(run, 10 * MINUTE, ReportStage.FINAL))
                .startsWith("features 0 90-301, features 1 40-44", "features 0 121-140");
        assertThat(offsets(run, DAY, ReportStage.FINAL).get(0)).isEqualTo("features 0 90-301, features 1 40-44");
    }

    /** A replay into other topics counts the same rows elsewhere. */
    @Test
    void shouldHaveTheSameContentHashWhereverTheRowsLie() {
        List<String> hashes = hashes(range(0, 0, 9));

        assertThat(hashes).isNotEmpty().isEqualTo(hashes(range(3, 1_000, 2_000)));
    }

    private List<String> hashes(OffsetRange lie) {
        CompareRun run = run();
        run.count(partial(1, false, lie));
        run.readUpTo(3 * DAY);
        assertThat(offsets(run, 10 * MINUTE, ReportStage.FINAL).get(0)).contains(lie.getLastOffset() + "");
        return run.reports().stream().map(DriftReport::getContentHash).toList();
    }

    private static List<String> offsets(CompareRun run, long length, ReportStage stage) {
        return run.reports().stream()
                .filter(report -> report.getWindowLengthMilliseconds() == length && report.getStage() == stage)
                .map(report -> report.getInputOffsets().stream()
                        .map(InputOffsetsTest::text)
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String text(InputOffsets offsets) {
        return offsets.getTopic() + " " + offsets.getPartition() + " " + offsets.getFirstOffset() + "-"
                + offsets.getLastOffset();
    }

    private static OffsetRange range(int partition, long first, long last) {
        return new OffsetRange("features", partition, first, last);
    }

    private CompareRun run() {
        MonitorDefinition definition = TestDefinitions.unscored(
                MODEL, 1, TestDefinitions.window(Duration.ofMinutes(10)), TestDefinitions.window(Duration.ofDays(1)));
        return new CompareRun(
                new KnownDefinitions(1, List.of(definition), List.of(reference)),
                List.of(Rules.definition(MODEL, 1), Rules.reference(MODEL, "1", reference.referenceId())));
    }

    private Partial partial(long minute, boolean late, OffsetRange lie) {
        ProfileCounts counts = new ProfileCounts(profile);
        counts.feature(0).add(0.5);
        return Partial.newBuilder()
                .setSeries(MODEL + "|1|all")
                .setPaneStart(minute * MINUTE)
                .setPaneLength(MINUTE)
                .setLate(late)
                .setDefinitionRevision(1)
                .setReferenceId(reference.referenceId())
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, 1))))
                .setFeatureRows(1)
                .setSources(List.of(lie))
                .build();
    }
}
