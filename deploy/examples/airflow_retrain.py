"""Airflow (2.7 or newer, apache-airflow-providers-apache-kafka): a training for each retraining trigger.

The alert role must write JSON (output.format: json). The triggerer imports this file as airflow_retrain: where it does not find it, put its
folder on the triggerer's PYTHONPATH. The Kafka connection kafka_driftmeter has, as its extra:
{"bootstrap.servers": "kafka:9092", "group.id": "airflow-driftmeter", "auto.offset.reset": "earliest", "isolation.level": "read_committed",
"enable.auto.commit": false}
"""
import json
from datetime import datetime

try:
    from airflow.sdk import dag, task  # Airflow 3
except ImportError:
    from airflow.decorators import dag, task
from airflow.providers.apache.kafka.sensors.kafka import AwaitMessageSensor


def automatic(message):
    """The trigger, where it is for a pipeline; a suggestion is for a person."""
    trigger = json.loads(message.value())
    return trigger if trigger["mode"] == "AUTO" else None


@dag(schedule="@continuous", start_date=datetime(2026, 1, 1), max_active_runs=1, catchup=False)
def retrain():
    wait = AwaitMessageSensor(
        task_id="wait",
        kafka_config_id="kafka_driftmeter",
        topics=["driftmeter.retraining-triggers"],
        apply_function="airflow_retrain.automatic",
        xcom_push_key="trigger",
    )

    @task
    def train(**context):
        trigger = context["ti"].xcom_pull(task_ids="wait", key="trigger")
        print("train", trigger["model"], "on", trigger["trainFrom"], "to", trigger["trainTo"], trigger["triggerId"])

    wait >> train()


retrain()
