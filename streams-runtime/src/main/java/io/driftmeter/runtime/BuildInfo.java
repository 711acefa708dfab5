package io.driftmeter.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which build this is. */
public final class BuildInfo {

    private BuildInfo() {}

    /** The product's version, such as 1.2.0. */
    public static String version() {
        try (InputStream resource =
                Objects.requireNonNull(BuildInfo.class.getResourceAsStream("build.properties"), "build.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
