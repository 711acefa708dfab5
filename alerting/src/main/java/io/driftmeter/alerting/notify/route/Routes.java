package io.driftmeter.alerting.notify.route;

import io.driftmeter.alerting.notify.Subject;
import java.util.List;

/** All routes. A notification takes every route that it matches, and comes to each sink once. */
public record Routes(List<Route> routes) {

    public Routes {
        routes = List.copyOf(routes);
    }

    /** Whether a notification about this goes to a sink. */
    public boolean lead(Subject subject, String sink) {
        return routes.stream().anyMatch(route -> route.to().contains(sink) && route.matches(subject));
    }
}
