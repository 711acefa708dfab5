package io.driftmeter.monitor.profile;

import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the rows that came lately, so that one is found once a minute of event time and not once a row. Rows of a few
 * minutes may take turns; a route that was pushed out is found anew.
 */
final class Routes {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int MINUTES_KEPT = 16;

    private final Map<String, Map<String, Recent>> byVersionByModel = new HashMap<>();

    private static final class Recent {
        private final @Nullable Route[] routes = new Route[MINUTES_KEPT];
        private final long[] minutes = new long[MINUTES_KEPT];
    }

    /** The route of a row of this model version and time. */
    Route of(String model, String modelVersion, long eventTime, DefinitionsSnapshot definitions) {
        Map<String, Recent> byVersion = byVersionByModel.get(model);
        Recent recent = byVersion == null ? null : byVersion.get(modelVersion);
        long minute = Math.floorDiv(eventTime, MINUTE);
        int place = (int) Math.floorMod(minute, MINUTES_KEPT);
        if (recent != null) {
            Route known = recent.routes[place];
            if (known != null && recent.minutes[place] == minute) {
                return known;
            }
        }
        Route found = Route.of(model, modelVersion, eventTime, definitions);
        if (found.definition() != null) {
            keep(model, modelVersion, minute, place, found);
        }
        return found;
    }

    /** Names of models without a definition come from the input without bound, so their routes are not kept. */
    private void keep(String model, String modelVersion, long minute, int place, Route route) {
        Recent recent = byVersionByModel
                .computeIfAbsent(model, key -> new HashMap<>())
                .computeIfAbsent(modelVersion, key -> new Recent());
        recent.routes[place] = route;
        recent.minutes[place] = minute;
    }

    /** Forgets all: to be called when definitions or references change, and so often that versions are bounded. */
    void clear() {
        byVersionByModel.clear();
    }
}
