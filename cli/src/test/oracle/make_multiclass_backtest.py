"""Makes the files of a back-test of four classes, and what its windows must say, with scikit-learn. Running the tests needs no Python.

    python cli/src/test/oracle/make_multiclass_backtest.py

writes cli/src/test/resources/multiclass/*.csv, always the same bytes from the same versions; those in the repository are from Python 3.11 or
newer with numpy 2.4.6 and scikit-learn 1.9.1. A logistic regression is trained on rows that no file holds. Some labels never come, and those
of one class come three days later than the others. The figures are those of make_performance_golden.py, over the rows that have a label.
"""

import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[4]
sys.path.insert(0, str(ROOT / "statistics" / "src" / "test" / "oracle"))
from make_performance_golden import multiclass  # noqa: E402

OUT = Path(__file__).resolve().parent.parent / "resources" / "multiclass"
CLASSES = ["bird", "cat", "dog", "fish"]
LATE = "fish"
TRAINED, REFERENCE, DAYS, ROWS_A_DAY = 400, 600, 4, 100
START = datetime(2026, 1, 1, tzinfo=timezone.utc)
LIVE = START + timedelta(days=30)


def text(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def probabilities(row):
    """Six decimals that add up to 1 exactly enough, no two of them equal: order and sum do not hang on rounding."""
    rounded = np.round(row, 6)
    rounded[row.argmax()] = round(1 - (rounded.sum() - rounded[row.argmax()]), 6)
    assert len(set(rounded)) == len(rounded) and (rounded > 0).all()
    return rounded


def write(name, lines):
    (OUT / name).write_text("\n".join(",".join(str(cell) for cell in line) for line in lines) + "\n")


def rows(prefix, start, step, features, scores):
    for place, (feature, score) in enumerate(zip(features, scores)):
        cells = [f"{value:.4f}" for value in feature[:2]] + [f"{value:.6f}" for value in score]
        yield [f"{prefix}{place}", text(start + place * step), *cells, CLASSES[score.argmax()]]


def main():
    count = TRAINED + REFERENCE + DAYS * ROWS_A_DAY
    features, truth = make_classification(
        n_samples=count, n_features=6, n_informative=4, n_redundant=0, n_classes=4, class_sep=1.1, flip_y=0.05, random_state=11
    )
    model = LogisticRegression(max_iter=1000).fit(features[:TRAINED], truth[:TRAINED])
    scores = np.array([probabilities(row) for row in model.predict_proba(features)])
    labels = [CLASSES[place] for place in truth]
    header = ["prediction_id", "event_time", "length", "width", *(f"probability_{name}" for name in CLASSES), "prediction"]

    past = slice(TRAINED, TRAINED + REFERENCE)
    reference = rows("r", START, timedelta(hours=1), features[past], scores[past])
    write("reference.csv", [[*header, "label"], *([*row, label] for row, label in zip(reference, labels[past]))])

    features, scores, labels = (all_rows[past.stop :] for all_rows in (features, scores, labels))
    step = timedelta(days=1) / ROWS_A_DAY
    write("live.csv", [header, *rows("p", LIVE, step, features, scores)])

    known = np.random.default_rng(12).random(len(labels)) < 0.9
    came = sorted(
        (LIVE + place * step + timedelta(days=3 if label == LATE else 0, hours=1), f"p{place}", label)
        for place, label in enumerate(labels)
        if known[place]
    )
    write("labels.csv", [["prediction_id", "label", "label_time"], *([name, label, text(time)] for time, name, label in came)])

    expected = [["window_start", "metric", "labelled", "value"]]
    for day in range(DAYS):
        window = [row for row in range(day * ROWS_A_DAY, (day + 1) * ROWS_A_DAY) if known[row]]
        answers = [CLASSES[scores[row].argmax()] for row in window]
        for metric, value in multiclass([labels[row] for row in window], answers, scores[window], CLASSES).items():
            if value is not None:
                expected.append([text(LIVE + timedelta(days=day)), metric, len(window), repr(float(value))])
    write("oracle-performance.csv", expected)


if __name__ == "__main__":
    main()
