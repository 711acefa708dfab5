#!/bin/sh
# Starts a training for each line of JSON on standard input, which is a retraining trigger:
#
#   kafka-console-consumer.sh --bootstrap-server localhost:9092 --topic driftmeter.retraining-triggers \
#     --group train --isolation-level read_committed | ./train-on-trigger.sh ./train.sh
#
# The alert role must write JSON (output.format: json). The command gets: model, version, first and last event time to train on, trigger id. The console
# consumer commits what it has read, done or not: use train_on_trigger.py where a crash must not lose a trigger.
set -eu
[ $# -ge 1 ] || { echo "usage: $0 COMMAND [ARGUMENT...]" >&2; exit 2; }

field() {
  printf '%s' "$trigger" | python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

while IFS= read -r trigger; do
  [ -n "$trigger" ] || continue
  [ "$(field mode)" = AUTO ] || continue
  "$@" "$(field model)" "$(field modelVersion)" "$(field trainFrom)" "$(field trainTo)" "$(field triggerId)" < /dev/null
done
