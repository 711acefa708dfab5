package io.driftmeter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"driftmeter " + number(), "Java " + Runtime.version()};
    }

    /** The number alone, such as 0.1.0. */
    public static String number() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/driftmeter.properties")) {
            properties.load(in);
        } catch (IOException error) {
            throw new UncheckedIOException("driftmeter.properties is missing from the build", error);
        }
        return properties.getProperty("version");
    }
}
