package io.driftmeter.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The modules know of each other what the design says, and no more. The command knows them all, so the check stands here. */
@AnalyzeClasses(packages = "io.driftmeter", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleEdgesTest {
    private static final String[] STATISTICS = {"io.driftmeter.statistics.."};
    private static final String[] SCHEMAS = {"io.driftmeter.avro..", "io.driftmeter.schemas.."};
    private static final String[] RUNTIME = {"io.driftmeter.runtime.."};
    private static final String[] STANDALONE = {"io.driftmeter.standalone.."};
    private static final String[] MONITOR = {"io.driftmeter.monitor.."};
    private static final String[] ALERTING = {"io.driftmeter.alerting.."};
    private static final String[] KAFKA_STREAMS = {"org.apache.kafka.streams.."};
    private static final String[] KAFKA_SERVER = {"kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata.."
    };

    @ArchTest
    static final ArchRule STATISTICS_KNOWS_NONE_OF_US =
            mayNotKnow(STATISTICS, SCHEMAS, RUNTIME, STANDALONE, MONITOR, ALERTING, cli(), anyKafka());

    @ArchTest
    static final ArchRule SCHEMAS_KNOWS_NONE_OF_US =
            mayNotKnow(SCHEMAS, STATISTICS, RUNTIME, STANDALONE, MONITOR, ALERTING, cli(), KAFKA_STREAMS, KAFKA_SERVER);

    @ArchTest
    static final ArchRule RUNTIME_KNOWS_NO_TOPOLOGY =
            mayNotKnow(RUNTIME, STATISTICS, SCHEMAS, STANDALONE, MONITOR, ALERTING, cli(), KAFKA_SERVER);

    @ArchTest
    static final ArchRule STANDALONE_KNOWS_THE_SERVER_ALONE =
            mayNotKnow(STANDALONE, STATISTICS, SCHEMAS, RUNTIME, MONITOR, ALERTING, cli(), KAFKA_STREAMS);

    @ArchTest
    static final ArchRule MONITOR_DOES_NOT_KNOW_ALERTING =
            mayNotKnow(MONITOR, STANDALONE, ALERTING, cli(), KAFKA_SERVER);

    @ArchTest
    static final ArchRule ALERTING_KNOWS_REPORTS_AND_NOT_HOW_THEY_ARE_MADE =
            mayNotKnow(ALERTING, STATISTICS, STANDALONE, MONITOR, cli(), KAFKA_SERVER);

    private static String[] cli() {
        return new String[] {"io.driftmeter.cli.."};
    }

    private static String[] anyKafka() {
        return new String[] {"org.apache.kafka..", "io.confluent.."};
    }

    private static ArchRule mayNotKnow(String[] module, String[]... others) {
        String[] unknown = Arrays.stream(others).flatMap(Arrays::stream).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(unknown);
    }
}
