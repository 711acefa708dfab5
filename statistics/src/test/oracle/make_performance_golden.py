"""Makes the golden file of the performance metrics with NumPy and scikit-learn. Running the tests needs no Python.

    python statistics/src/test/oracle/make_performance_golden.py

writes statistics/src/test/resources/golden/performance.tsv, always the same bytes from the same versions. The file in the repository is from
Python 3.11 or newer with numpy 2.4.6 and scikit-learn 1.9.1. A line is one case: its rows, and what each metric must be, "-" where it is not
defined. scikit-learn gives every metric that it has; what it lacks (KS separation, lift, the decomposition of the Brier score, calibration
error, sMAPE, a label that stands nowhere in an order, an order of one item) is written out here.
"""

import math
import warnings
from pathlib import Path

import numpy as np
from sklearn import metrics as sk

OUT = Path(__file__).resolve().parent.parent / "resources" / "golden" / "performance.tsv"
BINS = 10


def defined(compute):
    """The value, or None where scikit-learn warns that it is ill-defined, or gives nan."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            value = float(compute())
        except (Warning, ValueError):
            return None
    return value if math.isfinite(value) else None


def or_zero(condition, compute):
    """0 by convention where the condition holds: a class that has labels but was never predicted."""
    return 0.0 if condition else defined(compute)


def buckets(scores):
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    return np.floor(1024 * (np.log(clipped) - np.log1p(-clipped)))


def equal_count_bins(scores):
    """Bins by ascending score; a bin ends with the bucket of scores with which k tenths of the rows are reached."""
    keys = buckets(scores)
    order = np.argsort(keys, kind="stable")
    bins, open_bin, tenths = [], [], 0
    rows = len(scores)
    for place, row in enumerate(order):
        open_bin.append(row)
        last_of_bucket = place + 1 == rows or keys[order[place + 1]] != keys[row]
        if last_of_bucket and (place + 1) * BINS >= rows * (tenths + 1):
            bins.append(np.array(open_bin))
            open_bin = []
            tenths = (place + 1) * BINS // rows
    return bins


def separation(labels, scores):
    return max(
        abs(np.mean(scores[labels == 1] >= cut) - np.mean(scores[labels == 0] >= cut)) for cut in np.unique(scores)
    )


def lift(labels, scores):
    """Of the rows tied at the cut the share that fits."""
    top = math.ceil(0.1 * len(labels))
    cut = np.sort(scores)[::-1][top - 1]
    above, tied = scores > cut, scores == cut
    hits = labels[above].sum() + labels[tied].sum() * (top - above.sum()) / tied.sum()
    return hits / top / labels.mean()


def binary(labels, predicted, scores):
    labels, predicted, scores = np.array(labels), np.array(predicted), np.array(scores, dtype=float)
    bins = equal_count_bins(scores)
    share = labels.mean()
    both = 0 < labels.sum() < len(labels)
    weights = [len(rows) / len(labels) for rows in bins]
    distances = [scores[rows].mean() - labels[rows].mean() for rows in bins]
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    return {
        "tp": int(((labels == 1) & (predicted == 1)).sum()),
        "fp": int(((labels == 0) & (predicted == 1)).sum()),
        "tn": int(((labels == 0) & (predicted == 0)).sum()),
        "fn": int(((labels == 1) & (predicted == 0)).sum()),
        "accuracy": defined(lambda: sk.accuracy_score(labels, predicted)),
        "balanced_accuracy": defined(lambda: sk.balanced_accuracy_score(labels, predicted)) if both else None,
        "precision": or_zero(
            predicted.sum() == 0 and labels.sum() > 0, lambda: sk.precision_score(labels, predicted)
        ),
        "recall": defined(lambda: sk.recall_score(labels, predicted)),
        "specificity": defined(lambda: sk.recall_score(labels, predicted, pos_label=0)),
        "f1": defined(lambda: sk.f1_score(labels, predicted)),
        "f_beta[2.0]": defined(lambda: sk.fbeta_score(labels, predicted, beta=2)),
        "f_beta[0.5]": defined(lambda: sk.fbeta_score(labels, predicted, beta=0.5)),
        "mcc": defined(lambda: sk.matthews_corrcoef(labels, predicted)) if both else None,
        "cohen_kappa": defined(lambda: sk.cohen_kappa_score(labels, predicted, labels=[0, 1])),
        "roc_auc": defined(lambda: sk.roc_auc_score(labels, scores)) if both else None,
        "average_precision": defined(lambda: sk.average_precision_score(labels, scores)) if both else None,
        "ks_separation": separation(labels, scores) if both else None,
        "lift_at_10_percent": lift(labels, scores) if labels.sum() else None,
        "log_loss": defined(lambda: sk.log_loss(labels, clipped, labels=[0, 1])),
        "brier": defined(lambda: sk.brier_score_loss(labels, scores, pos_label=1, labels=[0, 1])),
        "brier_reliability": sum(w * d * d for w, d in zip(weights, distances)),
        "brier_resolution": sum(w * (labels[rows].mean() - share) ** 2 for w, rows in zip(weights, bins)),
        "brier_uncertainty": share * (1 - share),
        "expected_calibration_error": sum(w * abs(d) for w, d in zip(weights, distances)),
        "business_value": 5 * ((labels == 1) & (predicted == 1)).sum()
        - 1.25 * ((labels == 0) & (predicted == 1)).sum()
        + 0.1 * ((labels == 0) & (predicted == 0)).sum()
        - 10 * ((labels == 1) & (predicted == 0)).sum(),
    }


def multiclass(labels, predicted, scores, classes):
    labels, predicted, scores = np.array(labels), np.array(predicted), np.array(scores, dtype=float)
    occurring = sorted(set(labels) | set(predicted))
    several = len(set(labels)) > 1
    expected = {
        "accuracy": defined(lambda: sk.accuracy_score(labels, predicted)),
        "micro_f1": defined(lambda: sk.f1_score(labels, predicted, average="micro", labels=occurring)),
    }
    precision, recall, f1, support = sk.precision_recall_fscore_support(
        labels, predicted, labels=occurring, zero_division=np.nan
    )
    for place, name in enumerate(occurring):
        expected[f"precision[{name}]"] = 0.0 if math.isnan(precision[place]) else precision[place]
        expected[f"recall[{name}]"] = None if math.isnan(recall[place]) else recall[place]
        expected[f"f1[{name}]"] = f1[place]
        expected[f"support[{name}]"] = int(support[place])
    averages = dict(labels=occurring, zero_division=0)
    expected["macro_precision"] = sk.precision_score(labels, predicted, average="macro", **averages)
    expected["macro_recall"] = defined(
        lambda: sk.recall_score(labels, predicted, average="macro", labels=occurring)
    )
    expected["macro_f1"] = sk.f1_score(labels, predicted, average="macro", **averages)
    expected["weighted_precision"] = sk.precision_score(labels, predicted, average="weighted", **averages)
    expected["weighted_recall"] = sk.recall_score(labels, predicted, average="weighted", **averages)
    expected["weighted_f1"] = sk.f1_score(labels, predicted, average="weighted", **averages)
    with warnings.catch_warnings():
        # That a class was predicted that has no labels: it has no recall to take part.
        warnings.simplefilter("ignore")
        expected["balanced_accuracy"] = sk.balanced_accuracy_score(labels, predicted) if several else None
    expected["mcc"] = sk.matthews_corrcoef(labels, predicted) if several else None
    expected["cohen_kappa"] = defined(lambda: sk.cohen_kappa_score(labels, predicted, labels=occurring))
    truth = np.array([classes.index(label) for label in labels])
    clipped = np.clip(scores, 1e-15, 1 - 1e-15)
    expected["log_loss"] = float(np.mean(-np.log(clipped[np.arange(len(truth)), truth])))
    if not (scores < 1e-15).any():
        assert abs(expected["log_loss"] - sk.log_loss(truth, scores, labels=range(len(classes)))) < 1e-12
    for k in (3, 5):
        expected[f"top_{k}_accuracy"] = (
            defined(lambda: sk.top_k_accuracy_score(truth, scores, k=k, labels=range(len(classes))))
            if len(occurring) > k
            else None
        )
    one_hot = np.eye(len(classes))[truth]
    ties = len(np.unique(scores[0])) < len(classes)
    if not ties:
        expected["ndcg_at_10"] = sk.ndcg_score(one_hot, scores, k=10)
        expected["mrr"] = sk.label_ranking_average_precision_score(one_hot, scores)
    return expected


def regression(labels, predicted):
    labels, predicted = np.array(labels, dtype=float), np.array(predicted, dtype=float)
    errors = np.abs(predicted - labels)
    sizes = np.abs(predicted) + np.abs(labels)
    others = labels != 0
    spread = len(labels) > 1 and len(set(labels)) > 1
    return {
        "mae": sk.mean_absolute_error(labels, predicted),
        "mse": sk.mean_squared_error(labels, predicted),
        "rmse": sk.root_mean_squared_error(labels, predicted),
        "bias": float(np.mean(predicted - labels)),
        "r2": defined(lambda: sk.r2_score(labels, predicted)) if spread else None,
        "mape": sk.mean_absolute_percentage_error(labels[others], predicted[others]) if others.any() else None,
        "smape": float(np.mean(np.where(sizes == 0, 0, 2 * errors / np.where(sizes == 0, 1, sizes)))),
        "median_absolute_error": sk.median_absolute_error(labels, predicted),
        "absolute_error_quantile[0.9]": float(np.quantile(errors, 0.9)),
        "absolute_error_quantile[0.99]": float(np.quantile(errors, 0.99)),
        "pinball_loss[0.1]": sk.mean_pinball_loss(labels, predicted, alpha=0.1),
        "pinball_loss[0.9]": sk.mean_pinball_loss(labels, predicted, alpha=0.9),
    }


def ranking(orders, labels):
    """Scores that fall with the rank make scikit-learn see the order; a label that stands nowhere has no rank and gains nothing."""
    gains, reciprocals, ranks = [], [], []
    for order, label in zip(orders, labels):
        relevant, scores = np.array([[item == label for item in order]], dtype=int), -np.arange(len(order))[np.newaxis]
        found = relevant.any()
        ranks.append(order.index(label) + 1 if found else math.inf)
        gains.append(sk.ndcg_score(relevant, scores, k=10) if len(order) > 1 else float(found))
        reciprocals.append(sk.label_ranking_average_precision_score(relevant, scores) if found else 0.0)
    occurring = set(labels) | {order[0] for order in orders}
    expected = {
        "accuracy": float(np.mean([order[0] == label for order, label in zip(orders, labels)])),
        "ndcg_at_10": float(np.mean(gains)),
        "mrr": float(np.mean(reciprocals)),
    }
    for k in (3, 5):
        expected[f"top_{k}_accuracy"] = float(np.mean(np.array(ranks) <= k)) if len(occurring) > k else None
    return expected


def times(latencies, ages):
    return {
        f"{name}[{quantile}]": float(np.quantile(values, quantile))
        for name, values in (("latency_milliseconds", latencies), ("label_age_milliseconds", ages))
        for quantile in (0.5, 0.9, 0.99)
    }


def binary_cases():
    def case(name, labels, scores, predicted=None):
        scores = np.asarray(scores, dtype=float)
        predicted = (scores >= 0.5).astype(int) if predicted is None else np.asarray(predicted)
        yield_rows = [[int(p), float(s), int(l)] for p, s, l in zip(predicted, scores, labels)]
        return name, yield_rows

    rng = np.random.default_rng(5)
    yield case("one positive row", [1], [0.7])
    yield case("one negative row", [0], [0.7])
    yield case("all labels positive", [1] * 6, [0.1, 0.4, 0.5, 0.6, 0.9, 1.0])
    yield case("all labels negative", [0] * 6, [0.1, 0.4, 0.5, 0.6, 0.9, 1.0])
    yield case("no positives, real or predicted", [0] * 5, [0.1, 0.2, 0.3, 0.4, 0.0])
    yield case("nothing predicted positive", [1, 0, 1, 0, 0], [0.1, 0.2, 0.3, 0.4, 0.0])
    yield case("everything predicted positive", [1, 0, 1, 0, 0], [0.6, 0.7, 0.8, 0.9, 1.0])
    yield case("all scores tied", [1, 0, 1, 0, 0, 1, 0], [0.5] * 7)
    yield case("two levels of scores", [1, 0, 1, 0, 0, 1, 0, 1], [0.25, 0.25, 0.75, 0.75, 0.25, 0.25, 0.75, 0.75])
    yield case("perfect", [0, 0, 0, 1, 1], [0.0, 0.1, 0.2, 0.9, 1.0])
    yield case("inverted", [1, 1, 1, 0, 0], [0.0, 0.1, 0.2, 0.9, 1.0])
    yield case("certain and wrong", [0, 1], [1.0, 0.0])
    yield case("certain and right", [0, 1], [0.0, 1.0])
    yield case("scores below a quadrillionth", [0, 1, 0, 1], [1e-16, 1e-18, 1e-300, 0.5])
    yield case("answers against the scores", [1, 0, 1, 0, 1], [0.9, 0.1, 0.8, 0.3, 0.2], [0, 1, 0, 1, 0])
    for size in (2, 3, 5, 10, 17, 50, 99, 250):
        for share in (0.02, 0.2, 0.5, 0.9):
            labels = (rng.random(size) < share).astype(int)
            scores = 1 / (1 + np.exp(-(rng.normal(size=size) + 1.5 * labels - 1)))
            scores = np.round(scores, 1 if size % 2 else 4)
            yield case(f"{size} rows, {share} positive", labels, scores)


def multiclass_cases():
    rng = np.random.default_rng(6)

    def case(name, labels, scores, classes, predicted=None):
        scores = np.asarray(scores, dtype=float)
        predicted = [classes[place] for place in scores.argmax(axis=1)] if predicted is None else predicted
        return name, [[p, l, [float(v) for v in s]] for p, l, s in zip(predicted, labels, scores)], classes

    three = ["a", "b", "c"]
    yield case("one class", ["a", "a"], [[0.6, 0.3, 0.1], [0.7, 0.2, 0.1]], three)
    yield case("one label, two answers", ["a", "a"], [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1]], three)
    yield case("two labels, one answer", ["a", "b"], [[0.6, 0.3, 0.1], [0.7, 0.2, 0.1]], three)
    yield case("perfect", three, np.array([[8, 1, 1.5], [1, 8, 1.5], [1.5, 1, 8]]) / 10.5, three)
    yield case("all wrong", ["b", "c", "a"], np.array([[8, 1, 1.5], [1, 8, 1.5], [1.5, 1, 8]]) / 10.5, three)
    yield case("ties", ["a", "b", "c"], [[1 / 3] * 3] * 3, three, ["a", "a", "a"])
    yield case("impossible", ["a", "b"], [[0, 0.4, 0.6], [0.5, 0, 0.5]], three)
    seven = list("abcdefg")
    yield case("ties of seven classes", seven, [[1 / 7] * 7] * 7, seven, ["g"] * 7)
    yield case("never the right class", list("abcdef"), [[0.1] * 6 + [0.4]] * 6, seven)
    for size in (5, 40, 120):
        for number in (2, 3, 4, 7, 15):
            classes = [f"class_{place:02d}" for place in range(number)]
            truth = np.minimum(rng.geometric(0.3, size) - 1, number - 1)
            weights = rng.gamma(1.0, size=(size, number)) + 1.2 * np.eye(number)[truth]
            labels = [classes[place] for place in truth]
            scores = np.round(1000 * weights / weights.sum(1, keepdims=True))
            scores[:, 0] += 1000 - scores.sum(1)
            # Scores under a thousandth break ties, so that scikit-learn's order does not matter.
            scores = np.maximum(scores, 0) + np.arange(number) / 1e3
            yield case(f"{size} rows, {number} classes", labels, scores / scores.sum(1, keepdims=True), classes)


def regression_cases():
    rng = np.random.default_rng(7)
    yield "one row", [2.5], [2.0]
    yield "two rows", [1.0, 2.0], [1.5, 1.5]
    yield "perfect", [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]
    yield "constant labels", [4.0, 4.0, 4.0], [3.0, 4.0, 5.0]
    yield "constant labels, perfect", [4.0, 4.0], [4.0, 4.0]
    yield "all labels 0", [0.0, 0.0, 0.0], [0.0, 1.0, -1.0]
    yield "all 0", [0.0, 0.0], [0.0, 0.0]
    yield "some labels 0", [0.0, 1.0, 0.0, -4.0], [0.5, 1.5, 0.0, 3.0]
    yield "inverted", [1.0, 2.0, 3.0, 4.0], [-1.0, -2.0, -3.0, -4.0]
    yield "a large offset", list(1e9 + np.arange(20.0)), list(1e9 + np.arange(20.0) + rng.normal(size=20))
    yield "tiny", list(1e-9 * rng.normal(size=30)), list(1e-9 * rng.normal(size=30))
    yield "huge", list(1e60 * rng.normal(size=30)), list(1e60 * rng.normal(size=30))
    # scikit-learn takes a label under 2.2e-16 for that in MAPE, so none is.
    yield "mixed sizes", list(10.0 ** rng.uniform(-12, 12, 50)), list(10.0 ** rng.uniform(-12, 12, 50))
    for size in (3, 10, 31, 100, 300):
        for noise in (0.01, 0.3, 1.0, 4.0):
            labels = np.round(rng.normal(10, 3, size), 3)
            predicted = np.round(labels + noise * rng.standard_t(5, size), 4)
            yield f"{size} rows, noise {noise}", list(labels), list(predicted)


def ranking_cases():
    rng = np.random.default_rng(8)
    twelve = [f"item_{place:02d}" for place in range(12)]
    yield "first", [twelve], ["item_00"]
    yield "nowhere", [twelve], ["another"]
    yield "one item, found", [["item_00"]], ["item_00"]
    yield "one item, another wanted", [["item_00"]], ["another"]
    yield "last that counts", [twelve], ["item_09"]
    yield "past the last that counts", [twelve], ["item_10"]
    yield "nothing found", [twelve, twelve[::-1], twelve[3:]], ["x", "y", "z"]
    yield "orders of several lengths", [twelve, twelve[:1], twelve[4:6]], ["item_03", "item_00", "item_05"]
    for size in (10, 60):
        for known in (0.2, 0.7, 1.0):
            orders = [[str(item) for item in rng.permutation(twelve)] for row in range(size)]
            labels = [str(rng.choice(twelve)) if rng.random() < known else "another" for row in range(size)]
            yield f"{size} rows, {known} known", orders, labels


def time_cases():
    rng = np.random.default_rng(9)
    yield "one row", [12.5], [60_000]
    yield "all 0", [0.0] * 4, [0] * 4
    yield "all tied", [7.0] * 9, [3_600_000] * 9
    yield "two levels", [5.0, 90.0] * 6, [0, 86_400_000] * 6
    yield "two rows", [1e-3, 1e7], [1, 90 * 86_400_000]
    for size in (3, 40, 200):
        latencies = np.round(np.exp(rng.normal(3, 2, size)), 3)
        yield f"{size} rows", list(latencies), [int(age) for age in np.exp(rng.normal(12, 3, size))]


def line(name, task, rows, expected):
    fields = (";".join(str(field) for field in row) for row in rows)
    figures = (f"{metric}={'-' if value is None else repr(float(value))}" for metric, value in expected.items())
    return "\t".join([name, task, "|".join(fields), "|".join(figures)])


def lines():
    yield "case\ttask\trows\texpected"
    for name, rows in binary_cases():
        yield line(name, "binary", rows, binary(*([row[place] for row in rows] for place in (2, 0, 1))))
    for name, rows, classes in multiclass_cases():
        expected = multiclass(*([row[place] for row in rows] for place in (1, 0, 2)), classes)
        # The scores of a row go in the order of the classes' names: they are the last field
        written = [[predicted, label, " ".join(repr(score) for score in scores)] for predicted, label, scores in rows]
        yield line(name, "multiclass", [[*row, " ".join(classes)] for row in written], expected)
    for name, labels, predicted in regression_cases():
        rows = [[repr(float(p)), repr(float(l))] for p, l in zip(predicted, labels)]
        yield line(name, "regression", rows, regression(labels, predicted))
    for name, orders, labels in ranking_cases():
        rows = [[label, " ".join(order)] for order, label in zip(orders, labels)]
        yield line(name, "ranking", rows, ranking(orders, labels))
    for name, latencies, ages in time_cases():
        rows = [[repr(float(latency)), age] for latency, age in zip(latencies, ages)]
        yield line(name, "time", rows, times(latencies, ages))


if __name__ == "__main__":
    written = list(lines())
    OUT.write_text("\n".join(written) + "\n")
    print(f"{OUT.name}: {len(written) - 1} cases")
