package io.driftmeter.schemas.serde;

import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Vouches for the classes that are generated from our schemas. Since 1.12.2 Avro refuses to make an object of any class that nobody has
 * vouched for, so that a schema from outside cannot name any class it likes; even a generated builder is refused. What else the JVM
 * trusts stays trusted.
 *
 * <p>Avro itself loads this class, as a provider of logical types, before it parses the first schema; so nobody can forget to call it.
 * It provides no logical type.
 */
public final class TrustedClasses implements LogicalTypes.LogicalTypeFactory {

    private static final Set<String> PACKAGES = Set.of("io.driftmeter.avro", "io.driftmeter.monitor.avro");

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> PACKAGES.contains(type.getPackageName())));
    }

    @Override
    public LogicalType fromSchema(Schema schema) {
        throw new IllegalArgumentException("There is no logical type of this name");
    }

    @Override
    public String getTypeName() {
        return "driftmeter-none";
    }
}
