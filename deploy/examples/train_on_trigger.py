#!/usr/bin/env python3
"""Starts a training for each retraining trigger, and says on the status topic what became of it.

    pip install confluent-kafka
    python3 train_on_trigger.py --bootstrap-servers localhost:9092 -- ./train.sh

The alert role must write JSON (output.format: json). The command gets the trigger as JSON on its standard input and prints the new version. Run one
instance for each consumer group; a trigger is done, or has failed, before its offset is committed, so a crash starts it again: make the
command do nothing for a triggerId that it has seen. With --stdin, triggers are read as lines of JSON and statuses are printed.
"""
import argparse
import json
import subprocess
import sys
import time


def status(trigger, state, version=None, message=""):
    """A record of the status topic."""
    return {
        "triggerId": trigger["triggerId"],
        "model": trigger["model"],
        "state": state,
        "newModelVersion": version,
        "time": int(time.time() * 1000),
        "message": message,
    }


def handle(trigger, command, tell):
    """Trains once, and tells how far it has come. A suggestion is for a person, and starts nothing."""
    if trigger["mode"] != "AUTO":
        return
    tell(status(trigger, "ACCEPTED"))
    done = subprocess.run(command, input=json.dumps(trigger), capture_output=True, text=True, check=False)
    if done.returncode == 0:
        tell(status(trigger, "SUCCEEDED", version=done.stdout.strip()))
    else:
        tell(status(trigger, "FAILED", message=done.stderr.strip()[-1000:]))


def from_kafka(arguments):
    from confluent_kafka import Consumer, KafkaException, Producer
    from confluent_kafka.schema_registry import SchemaRegistryClient
    from confluent_kafka.schema_registry.avro import AvroSerializer
    from confluent_kafka.serialization import MessageField, SerializationContext

    topic = arguments.prefix + "retraining-status"
    registry = SchemaRegistryClient({"url": arguments.schema_registry})
    schema = registry.get_latest_version(topic + "-value").schema.schema_str
    serializer = AvroSerializer(registry, schema, conf={"auto.register.schemas": False})
    producer = Producer({"bootstrap.servers": arguments.bootstrap_servers, "enable.idempotence": True})
    consumer = Consumer({
        "bootstrap.servers": arguments.bootstrap_servers,
        "group.id": arguments.group,
        "isolation.level": "read_committed",  # else a trigger that was taken back starts a training
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "max.poll.interval.ms": 24 * 3600 * 1000,  # a training may take so long
    })

    def tell(record):
        value = serializer(record, SerializationContext(topic, MessageField.VALUE))
        producer.produce(topic, key=record["triggerId"], value=value)
        if producer.flush(60) > 0:
            raise KafkaException("the status was not written")

    consumer.subscribe([arguments.prefix + "retraining-triggers"])
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            handle(json.loads(message.value()), arguments.command, tell)
            consumer.commit(message, asynchronous=False)
    finally:
        consumer.close()


def from_lines(arguments):
    for line in sys.stdin:
        if line.strip():
            handle(json.loads(line), arguments.command, lambda record: print(json.dumps(record), flush=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap-servers", default="localhost:9092")
    parser.add_argument("--schema-registry", default="http://localhost:8081")
    parser.add_argument("--group", default="train-on-trigger")
    parser.add_argument("--prefix", default="driftmeter.")
    parser.add_argument("--stdin", action="store_true", help="read triggers from standard input")
    parser.add_argument("command", nargs="+", help="the training, after --")
    arguments = parser.parse_args()
    (from_lines if arguments.stdin else from_kafka)(arguments)


if __name__ == "__main__":
    main()
