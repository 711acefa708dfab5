package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.NumericCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Builds a reference from rows, in memory that does not grow with their number. The first pass learns what kind each column is of, its
 * cells' edges or its categories; the last one counts every row. Arrays of numbers take a pass between, once their centroid is known. A
 * feature's kind is that of most of its values, unless the settings say otherwise; values of another kind count as of the wrong type, but
 * whole numbers and truth values can name categories.
 *
 * <p>Edges are exact quantiles while all numbers can be held ({@link ReferenceSettings#mostValuesHeld}), and come from sketches beyond that;
 * counts are always exact. The same rows give the same reference.
 */
public final class ReferenceBuilder {
    private final ReferenceSettings settings;
    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final List<OptionalLong> times = new ArrayList<>();

    /** A builder that holds the rows which it is given, for rows that can be had but once. */
    public ReferenceBuilder(ReferenceSettings settings) {
        this.settings = settings;
    }

    /**
     * Builds a reference from rows that are read two or three times.
     *
     * @throws IllegalArgumentException where there is no row or no feature, where a value is of no kind that a feature can have, or where a
     *     column cannot be a feature: it has no usable value and no kind in the settings, or too many categories; every such column is
     *     named, with the remedy
     */
    public static ReferenceProfile build(RowSource rows, ReferenceSettings settings) {
        ReferenceSurvey survey = new ReferenceSurvey(settings);
        rows.read(survey);
        survey.requireFeatures();
        List<EmbeddingSurvey> embeddings = surveyEmbeddings(rows, settings, survey);
        Optional<TimeRange> times = survey.times();
        RowTime time = times.map(range -> new RowTime(settings, range, survey.isInOrder()))
                .orElse(null);
        List<ColumnCount> counts = counts(settings, survey, embeddings, time);
        List<String> names = survey.columns().stream().map(ColumnSurvey::name).toList();
        rows.read((features, eventTime) -> {
            if (time != null) {
                time.moveTo(eventTime.orElseThrow());
            }
            for (int column = 0; column < counts.size(); column++) {
                counts.get(column).add(features.get(names.get(column)));
            }
        });
        return new ReferenceProfile(
                counts.stream().map(ColumnCount::reference).toList(),
                survey.rows(),
                times,
                false,
                Optional.empty(),
                settings.zone(),
                Optional.empty());
    }

    private static List<EmbeddingSurvey> surveyEmbeddings(
            RowSource rows, ReferenceSettings settings, ReferenceSurvey survey) {
        List<EmbeddingSurvey> embeddings = survey.columns().stream()
                .filter(column -> column.kind() == ColumnKind.EMBEDDING)
                .map(column -> new EmbeddingSurvey(column, settings))
                .toList();
        long[] held = {0};
        if (!embeddings.isEmpty()) {
            rows.read((features, eventTime) -> {
                for (EmbeddingSurvey embedding : embeddings) {
                    held[0] += embedding.add(features.get(embedding.name()));
                }
                if (held[0] > settings.mostValuesHeld()) {
                    embeddings.forEach(EmbeddingSurvey::letGo);
                }
            });
        }
        return embeddings;
    }

    private static List<ColumnCount> counts(
            ReferenceSettings settings,
            ReferenceSurvey survey,
            List<EmbeddingSurvey> embeddings,
            @Nullable RowTime time) {
        Map<String, EmbeddingSurvey> embeddingsByName = new HashMap<>();
        embeddings.forEach(embedding -> embeddingsByName.put(embedding.name(), embedding));
        List<ColumnSurvey> columns = survey.columns();
        long mostCountsHeld = settings.mostCountsHeld() / columns.size();
        List<ColumnCount> counts = new ArrayList<>();
        for (ColumnSurvey column : columns) {
            EmbeddingSurvey embedding = embeddingsByName.get(column.name());
            counts.add(
                    embedding == null
                            ? count(column, settings, time, mostCountsHeld)
                            : new EmbeddingCount(embedding, settings, time, mostCountsHeld));
        }
        return counts;
    }

    private static ColumnCount count(
            ColumnSurvey column, ReferenceSettings settings, @Nullable RowTime time, long mostCountsHeld) {
        if (column.kind() != ColumnKind.NUMERIC) {
            return new CategoryCount(
                    column.name(), settings, column.categories(settings.mostCategories()), time, mostCountsHeld);
        }
        RankedValues values = column.numbers().ranked();
        return new NumberCount(
                column.name(),
                settings,
                new NumericCounts(CellCutter.cut(values, settings)),
                values,
                column.numbers().isSketched(),
                time,
                mostCountsHeld);
    }

    /** Adds a row, which must not be changed afterwards; see {@link RowSource.RowSink#row}. */
    public void add(Map<String, ?> features, OptionalLong eventTime) {
        rows.add(features);
        times.add(eventTime);
    }

    /** Number of rows so far. */
    public long rows() {
        return rows.size();
    }

    /**
     * Builds a reference from the rows that were added.
     *
     * @param baseline how well the model did on these rows; empty where they carry no labels
     * @throws IllegalArgumentException as {@link #build(RowSource, ReferenceSettings)} does
     */
    public ReferenceProfile build(Optional<PerformanceBaseline> baseline) {
        ReferenceProfile reference = build(
                sink -> {
                    for (int row = 0; row < rows.size(); row++) {
                        sink.row(rows.get(row), times.get(row));
                    }
                },
                settings);
        return baseline.map(reference::withBaseline).orElse(reference);
    }
}
