package io.driftmeter.standalone.testing;

import io.driftmeter.standalone.cluster.KafkaCluster;

/** Embedded by default, the container under the profile {@code containers}: both must keep the contract. */
class ClusterContractIT extends KafkaClusterContract {

    @Override
    protected KafkaCluster startCluster() {
        return TestCluster.start();
    }
}
