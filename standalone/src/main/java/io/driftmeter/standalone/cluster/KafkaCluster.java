package io.driftmeter.standalone.cluster;

/** A running Kafka cluster that its holder closes. Clients need nothing but its addresses; there is no TLS and no login. */
public interface KafkaCluster extends AutoCloseable {

    /** The value for {@code bootstrap.servers}: host and port of every member, comma separated. Constant while the cluster lives. */
    String bootstrapServers();

    /** How many brokers the cluster was started with, which is also the default replication factor of its topics. */
    int brokers();

    /** Stops every member. May be called more than once. */
    @Override
    void close();
}
