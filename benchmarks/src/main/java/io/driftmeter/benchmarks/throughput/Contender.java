package io.driftmeter.benchmarks.throughput;

import java.util.List;

/** What is measured. */
enum Contender {
    GENERIC("(a) plain consumer, Avro's generic reader", PlainConsumer.class, "generic", 1),
    STREAMING("(b) plain consumer, the monitor's decoder", PlainConsumer.class, "streaming", 1),
    PRODUCT("(c) the monitor, 1 thread", Product.class, "1", 1),
    PRODUCT_TWO_THREADS("(c) the monitor, 2 threads", Product.class, "2", 2),
    NAIVE("(d) naive topology, 1 thread", NaiveTopology.class, "1", 1);

    private final String title;
    private final Class<?> main;
    private final String argument;
    private final int threads;

    Contender(String title, Class<?> main, String argument, int threads) {
        this.title = title;
        this.main = main;
        this.argument = argument;
        this.threads = threads;
    }

    String title() {
        return title;
    }

    Class<?> main() {
        return main;
    }

    int threads() {
        return threads;
    }

    /** What its main method takes. */
    List<String> arguments(Platform.Address platform, String group, Load load) {
        return List.of(platform.bootstrapServers(), platform.registryUrl(), group, load.argument(), argument);
    }
}
