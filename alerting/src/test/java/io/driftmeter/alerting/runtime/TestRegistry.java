package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;

/** A registry in each JVM that knows the reports' schemas by the same ids, as they are registered in the same order. */
final class TestRegistry {
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;

    private TestRegistry() {}

    static RegistryConnection connection() {
        RegistryConnection registry = RegistryConnection.at("mock://alerting-restart-it");
        AvroSerde.forValues(MonitorDefinition.class, registry)
                .serializer()
                .serialize(TOPICS.monitors().name(), Definitions.of("any"));
        AvroSerde.forValues(DriftReport.class, registry)
                .serializer()
                .serialize(TOPICS.driftReports().name(), Reports.drift("1", 0, ReportStage.ON_TIME));
        AvroSerde.forValues(PerformanceReport.class, registry)
                .serializer()
                .serialize(TOPICS.performanceReports().name(), Reports.performance("1", 0, ReportStage.FINAL, 0.8));
        return registry;
    }
}
