package io.driftmeter.alerting.notify.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.notify.testing.FaultyServer;
import io.driftmeter.alerting.notify.testing.FaultyServer.Fault;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.standalone.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/** The webhook of {@link NotifyProcess}, and how far the role has come in telling it. */
public final class NotifiedSink {

    /** A JVM start and a rebalance, on a machine that has other things to do. */
    private static final Duration THREE_MINUTES = Duration.ofMinutes(3);

    private final FaultyServer hook;
    private final NotifyGroup group;
    private int hung = -1;

    /** @param admin of the cluster that the role reads from */
    public NotifiedSink(FaultyServer hook, Admin admin) {
        this.hook = hook;
        this.group = new NotifyGroup(admin);
    }

    /** Waits until the role will tell everything from here on. */
    public void awaitPositions() {
        Eventually.eventually(() -> "positions everywhere, not " + group.committed(), group::hasBegun, THREE_MINUTES);
    }

    /** Lets the webhook answer so many requests, and the one after them never. */
    public void hangAfter(int answered) {
        for (int request = 0; request < answered; request++) {
            hook.then(200, "", "ok");
        }
        hook.then(Fault.HANG);
        hung = answered;
    }

    /** Waits until the role waits for the answer that does not come. */
    public void awaitHang() {
        Eventually.eventually(
                () -> hook.requests().size() + " requests, of which the last hangs, of " + (hung + 1),
                () -> hook.requests().size() > hung,
                THREE_MINUTES);
    }

    /**
     * Waits until the role has told everything; the webhook must have taken these ids, no others, and each with one body.
     *
     * @param alertEnds the end of the alerts by partition
     */
    public void shouldBeTold(List<String> ids, Map<Integer, Long> alertEnds) {
        Eventually.eventually(
                () -> bodies().size() + " of " + ids.size() + " ids, and at " + group.committed() + " of " + alertEnds,
                () -> bodies().keySet().containsAll(ids) && hasReached(alertEnds),
                THREE_MINUTES);
        assertThat(bodies().keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(bodies().values()).as("the same under the same key").allMatch(same -> same.size() == 1);
    }

    private boolean hasReached(Map<Integer, Long> ends) {
        Map<Integer, Long> committed = group.committed();
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Of what it has answered, by key. */
    private Map<String, Set<String>> bodies() {
        List<Request> requests = hook.requests();
        return IntStream.range(0, requests.size())
                .filter(index -> index != hung)
                .mapToObj(requests::get)
                .collect(Collectors.groupingBy(
                        request -> request.header("webhook-id"),
                        Collectors.mapping(Request::body, Collectors.toSet())));
    }
}
