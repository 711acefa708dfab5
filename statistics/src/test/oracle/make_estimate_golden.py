"""Makes the golden file of performance estimates with NumPy and scikit-learn. Running the tests needs no Python.

    python statistics/src/test/oracle/make_estimate_golden.py

writes statistics/src/test/resources/golden/estimates.tsv, always the same bytes from the same versions. The file in the repository is from
Python 3.11 or newer with numpy 2.4.6 and scikit-learn 1.9.1. A line is one case: labelled rows of a reference, live predictions, and what each
metric is estimated at, with its standard error. The isotonic regression is scikit-learn's; expected confusion counts and metrics are summed row by row;
standard errors take the derivative by each row's outcome numerically.
"""

from pathlib import Path

import numpy as np
from sklearn.isotonic import IsotonicRegression

OUT = Path(__file__).resolve().parent.parent / "resources" / "golden" / "estimates.tsv"
FOLDS = 5
STEP = 1e-5


def cells(scores):
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    return np.floor(32 * (np.log(clipped) - np.log1p(-clipped)))


def fold_map(known, hits, asked):
    """Probabilities of the asked cells by a fit on known cells: that of the cell itself, else of the nearest below, else of the first."""
    fit = IsotonicRegression().fit(known, hits)
    occupied = np.unique(known)
    place = np.maximum(np.searchsorted(occupied, asked, side="right") - 1, 0)
    return fit.predict(occupied[place])


def maps(reference_cells, hits, live_cells):
    """Of each fold left out, the probabilities of the live rows: cells that the whole reference has, and steps between these."""
    folds = np.arange(len(hits)) % FOLDS
    occupied = np.unique(reference_cells)
    place = np.maximum(np.searchsorted(occupied, live_cells, side="right") - 1, 0)
    return np.array([fold_map(reference_cells[folds != left], hits[folds != left], occupied[place]) for left in range(FOLDS)])


def metrics_of_class(probabilities, predicted):
    """By the probabilities of the class: expected confusion counts, and what is made of them."""
    hits = probabilities[predicted].sum()
    misses = probabilities[~predicted].sum()
    false = (1 - probabilities[predicted]).sum()
    return {
        "precision": hits / (hits + false),
        "recall": hits / (hits + misses),
        "f1": 2 * hits / (2 * hits + misses + false),
        "specificity": (1 - probabilities[~predicted]).sum() / (1 - probabilities).sum(),
        "accuracy": (hits + (1 - probabilities[~predicted]).sum()) / len(probabilities),
    }


def standard_error(metric, by_fold):
    """Of a metric as a function of an array of probabilities, all of which belong to rows with outcomes of their own."""
    mean = by_fold.mean(axis=0)
    slopes = np.empty(mean.size)
    flat = mean.ravel()
    for row in range(flat.size):
        up, down = flat.copy(), flat.copy()
        up[row] += STEP
        down[row] -= STEP
        slopes[row] = (metric(up.reshape(mean.shape)) - metric(down.reshape(mean.shape))) / (2 * STEP)
    scatter = (slopes**2 * flat * (1 - flat)).sum()
    of_folds = np.array([metric(probabilities) for probabilities in by_fold])
    jackknife = (FOLDS - 1) / FOLDS * ((of_folds - of_folds.mean()) ** 2).sum()
    return float(np.sqrt(scatter + jackknife))


def binary_case(rng, rows, live, slope, bias, live_shift):
    scores = np.round(1 / (1 + np.exp(-rng.normal(0, 2, rows))), 4)
    truth = 1 / (1 + np.exp(-(slope * np.log(np.clip(scores, 1e-4, 1 - 1e-4) / np.clip(1 - scores, 1e-4, 1)) + bias)))
    labels = rng.random(rows) < truth
    live_scores = np.round(1 / (1 + np.exp(-rng.normal(live_shift, 2, live))), 4)
    predicted = live_scores >= 0.5
    by_fold = maps(cells(scores), labels.astype(float), cells(live_scores))
    expected = {}
    for name in ("accuracy", "precision", "recall", "specificity", "f1"):
        metric = lambda probabilities, name=name: metrics_of_class(probabilities, predicted)[name]
        expected[name] = (metric(by_fold.mean(axis=0)), standard_error(metric, by_fold))
    reference = " ".join(f"{score:g}:{int(label)}" for score, label in zip(scores, labels))
    predictions = " ".join(f"{score:g}:{int(answer)}" for score, answer in zip(live_scores, predicted))
    return "binary", reference, predictions, expected


def multiclass_case(rng, rows, live):
    names = ["a", "b", "c"]

    def draw(count):
        raw = np.exp(rng.normal(0, 1.5, (count, 3)))
        return np.round(raw / raw.sum(axis=1, keepdims=True), 4)

    scores = draw(rows)
    truth = scores**0.7 / (scores**0.7).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(3, p=row) for row in truth])
    live_scores = draw(live)
    predicted = live_scores.argmax(axis=1)
    by_class = np.stack(
        [maps(cells(scores[:, c]), (labels == c).astype(float), cells(live_scores[:, c])) for c in range(3)], axis=1)
    own = by_class[:, predicted, np.arange(live)]
    accuracy = lambda probabilities: probabilities.mean()
    expected = {"accuracy": (accuracy(own.mean(axis=0)), standard_error(accuracy, own))}
    for c, name in enumerate(names):
        for metric_name in ("precision", "recall", "f1"):
            metric = lambda probabilities, n=metric_name, c=c: metrics_of_class(probabilities, predicted == c)[n]
            expected[f"{metric_name}[{name}]"] = (
                metric(by_class[:, c].mean(axis=0)), standard_error(metric, by_class[:, c]))
    reference = " ".join(
        ",".join(f"{score:g}" for score in row) + ":" + names[label] for row, label in zip(scores, labels))
    predictions = " ".join(
        ",".join(f"{score:g}" for score in row) + ":" + names[answer] for row, answer in zip(live_scores, predicted))
    return "multiclass", reference, predictions, expected


def main():
    rng = np.random.default_rng(20261121)
    cases = [binary_case(rng, 400, 120, 1, 0, 0)]
    for slope, bias, shift in [(0.5, 0, 0), (2, 0.5, 1), (1, -1, -1), (0.2, 0, 2), (1, 0, 4)]:
        cases.append(binary_case(rng, int(rng.integers(300, 500)), int(rng.integers(60, 150)), slope, bias, shift))
    for _ in range(3):
        cases.append(multiclass_case(rng, 500, 100))
    lines = ["task\treference\tlive\texpected"]
    for task, reference, live, expected in cases:
        figures = " ".join(f"{name}={value!r}±{error!r}" for name, (value, error) in
                           ((name, (float(v), float(e))) for name, (v, e) in expected.items()))
        lines.append("\t".join((task, reference, live, figures)))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
