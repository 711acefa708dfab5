package io.driftmeter.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Statistics see counts and values: no Kafka, no clock, no input or output, no logger. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.driftmeter.statistics");

    @Test
    void shouldKnowNoKafkaNoWireFormatAndNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.avro..",
                        "io.confluent..",
                        "io.driftmeter.avro..",
                        "io.driftmeter.schemas..",
                        "io.driftmeter.monitor..")
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoClock() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().callMethod(System.class, "nanoTime").check(CLASSES);
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
    }

    @Test
    void shouldHaveNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io", "java.nio.file..", "java.nio.channels..", "java.net..")
                .check(CLASSES);
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void shouldHaveNoLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.slf4j..", "java.util.logging..", "java.lang.System$Logger")
                .check(CLASSES);
    }
}
