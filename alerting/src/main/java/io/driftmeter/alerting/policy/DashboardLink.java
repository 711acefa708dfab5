package io.driftmeter.alerting.policy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The link to the dashboard that shows a window. */
final class DashboardLink {
    private DashboardLink() {}

    /**
     * The link.
     *
     * @param template address with {@code {model}}, {@code {version}}, {@code {segment}}, {@code {from}} and {@code {to}} in it; null: none
     */
    static @Nullable String of(@Nullable String template, Series series, Window window) {
        if (template == null) {
            return null;
        }
        return template.replace("{model}", encoded(series.model()))
                .replace("{version}", encoded(series.version()))
                .replace("{segment}", encoded(series.segment()))
                .replace("{from}", Long.toString(window.start()))
                .replace("{to}", Long.toString(window.end()));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
