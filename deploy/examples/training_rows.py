#!/usr/bin/env python3
"""Prints the features and predictions that a retraining trigger says to train on, as lines of JSON.

    pip install "confluent-kafka[avro,schemaregistry]"
    python3 training_rows.py --bootstrap-servers localhost:9092 < trigger.json > rows.jsonl

Reads each input partition from the first to the last offset that the trigger names, and keeps what is of its model and times: other rows lie
between them too. Join features, predictions and labels by predictionId; labels come later and are not in the offsets. The names of the fields
are those of Driftmeter's own events: change keep() for others.
"""
import argparse
import json
import sys
from datetime import datetime


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def keep(row, trigger):
    """Whether a row is of the trigger's model and times."""
    return row["model"] == trigger["model"] and instant(trigger["trainFrom"]) <= row["eventTime"] < instant(trigger["trainTo"])


def records(consumer, ranges, partition):
    """The records of the ranges, as far as the topics still hold them; partition makes what the consumer is assigned."""
    last = {}
    for each in ranges:
        place = partition(each["topic"], each["partition"], each["firstOffset"])
        low, high = consumer.get_watermark_offsets(place, 30)
        end = min(each["lastOffset"], high - 1)
        if low > each["firstOffset"]:
            print(f"{each['topic']}-{each['partition']}: rows before offset {low} are deleted", file=sys.stderr)
        if low <= end:
            last[each["topic"], each["partition"]] = end
    consumer.assign([partition(each["topic"], each["partition"], each["firstOffset"])
                     for each in ranges if (each["topic"], each["partition"]) in last])
    while last:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise RuntimeError(message.error())
        place = message.topic(), message.partition()
        if place in last and message.offset() <= last[place]:
            yield message
        if place in last and message.offset() >= last[place]:
            del last[place]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap-servers", default="localhost:9092")
    parser.add_argument("--schema-registry", default="http://localhost:8081")
    arguments = parser.parse_args()

    from confluent_kafka import Consumer, TopicPartition
    from confluent_kafka.schema_registry import SchemaRegistryClient
    from confluent_kafka.schema_registry.avro import AvroDeserializer
    from confluent_kafka.serialization import MessageField, SerializationContext

    trigger = json.load(sys.stdin)
    if not trigger["inputOffsets"]:
        sys.exit("the trigger names no offsets: read by its times instead, trainFrom to trainTo")
    decode = AvroDeserializer(SchemaRegistryClient({"url": arguments.schema_registry}))
    consumer = Consumer({
        "bootstrap.servers": arguments.bootstrap_servers,
        "group.id": "training-rows",  # needed, but nothing is committed
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",  # where the first rows are deleted
        "isolation.level": "read_committed",
    })
    try:
        for message in records(consumer, trigger["inputOffsets"], TopicPartition):
            row = decode(message.value(), SerializationContext(message.topic(), MessageField.VALUE))
            if keep(row, trigger):
                print(json.dumps({"topic": message.topic(), **row}, default=str))
    finally:
        consumer.close()


if __name__ == "__main__":
    main()
