"""Makes the golden files of the statistics module with NumPy and SciPy. Running the tests needs no Python.

    python statistics/src/test/oracle/make_golden.py

writes statistics/src/test/resources/golden/*.tsv, always the same bytes from the same versions. The files in the repository are from Python 3.11 or
newer with numpy 2.4.6 and scipy 1.17.1. A row is one case; counts are written as runs, "7*3" for three bins of 7; figures with 17 digits, "-" for none.
"""

import math
import warnings
from pathlib import Path

import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

warnings.filterwarnings("ignore")
OUT = Path(__file__).resolve().parent.parent / "resources" / "golden"
SEED = 20261121
LN10 = math.log(10)


def runs(counts):
    parts, start = [], 0
    for i in range(1, len(counts) + 1):
        if i == len(counts) or counts[i] != counts[start]:
            parts.append(f"{counts[start]}*{i - start}" if i - start > 1 else f"{counts[start]}")
            start = i
    return ",".join(parts)


def text(value):
    return "-" if value is None else value if isinstance(value, str) else repr(float(value))


def write(name, header, rows):
    lines = ["\t".join(header)] + ["\t".join(text(value) for value in row) for row in rows]
    (OUT / name).write_text("\n".join(lines) + "\n")
    print(f"{name}: {len(rows)} cases")


def log10_chi_square(statistic, freedom):
    """None where SciPy underflows."""
    p = stats.chi2.sf(statistic, freedom)
    return math.log10(p) if p > 1e-290 else None


# ---------------------------------------------------------------- distances and tests on counts


def compare(reference, live):
    """Every figure that rests on counts alone. Counts are int64 of one length; bins empty on both sides are left out."""
    kept = (reference + live) > 0
    e, a = reference[kept], live[kept]
    m, n, bins = int(e.sum()), int(a.sum()), len(e)
    p, q = e / m, a / n
    smooth_p, smooth_q = (e + 0.5) / (m + 0.5 * bins), (a + 0.5) / (n + 0.5 * bins)
    psi = np.sum((smooth_q - smooth_p) * np.log(smooth_q / smooth_p))
    scale = 1 / n + 1 / m
    null99 = stats.chi2.isf(0.01, bins - 1) * scale if bins > 1 else 0.0
    wide_p, wide_q = p.astype(np.longdouble), q.astype(np.longdouble)
    js = jensenshannon(p, q, base=2)
    js = 0.0 if math.isnan(js) else js  # the root of a rounding error below 0, for equal shares
    table = np.array([e, a])
    if bins > 1:
        chi = stats.chi2_contingency(table, correction=False)
        g = stats.chi2_contingency(table.astype(float), correction=False, lambda_="log-likelihood")
        chi_figures = [chi.statistic, log10_chi_square(chi.statistic, bins - 1)]
        g_figures = [g.statistic, log10_chi_square(g.statistic, bins - 1)]
    else:
        chi_figures = g_figures = [0.0, 0.0]
    f, h = np.cumsum(e) / m, np.cumsum(a) / n
    d = np.max(np.abs(h - f))
    lam = d * math.sqrt(n * m / (n + m))
    ks_p = stats.kstwobign.sf(lam)
    cvm = n * m / (n + m) ** 2 * np.sum((h - f) ** 2 * (e + a))
    tail = min(
        min(stats.hypergeom.cdf(a[i], n + m, e[i] + a[i], n), stats.hypergeom.sf(a[i] - 1, n + m, e[i] + a[i], n))
        for i in range(bins)
    ) if bins <= 60 and n + m < 2_000_000 else None
    return [
        psi,
        psi - (bins - 1) * scale,
        null99,
        js,
        np.sqrt(0.5 * np.sum((np.sqrt(wide_p) - np.sqrt(wide_q)) ** 2)),
        0.5 * np.sum(np.abs(p - q)),
        np.max(np.abs(p - q)),
        np.sqrt(0.5 * np.sum((p - q) ** 2 / (p + q))),
        stats.entropy(p, base=2),
        stats.entropy(q, base=2),
        *chi_figures,
        *g_figures,
        d,
        math.log10(ks_p) if ks_p > 1e-290 else None,
        cvm,
        math.log10(tail) if tail is not None and tail > 1e-290 else None,
        float(np.sum(a == 0)),
        np.sum(e[a == 0]) / m,
    ]


def multinomial(random, rows, shares):
    shares = np.asarray(shares, float)
    return random.multinomial(rows, shares / shares.sum()).astype(np.int64)


def normal_cells(shift, scale, cells):
    edges = stats.norm.ppf(np.arange(1, cells) / cells)
    return np.diff(np.concatenate([[0], stats.norm.cdf((edges - shift) / scale), [1]]))


def skewed_cells(shift, cells):
    edges = stats.lognorm.ppf(np.arange(1, cells) / cells, 1.0)
    return np.diff(np.concatenate([[0], stats.lognorm.cdf(edges, 1.0, scale=math.exp(shift)), [1]]))


def heavy_cells(shift, cells):
    edges = stats.t.ppf(np.arange(1, cells) / cells, 1.5)
    return np.diff(np.concatenate([[0], stats.t.cdf(edges - shift, 1.5), [1]]))


def zero_inflated(zeros, shift, cells):
    return np.concatenate([[zeros], (1 - zeros) * skewed_cells(shift, cells)])


def zipf(categories, exponent):
    return 1 / np.arange(1, categories + 1) ** exponent


def count_cases():
    random = np.random.default_rng(SEED)
    sizes = [(10, 5), (100, 50), (1_000, 1_000), (10_000, 200), (100_000, 30_000), (10_000_000, 10_000_000)]
    for m, n in sizes:
        for cells in (10, 64, 200):
            for shift in (0.0, 0.05, 0.5):
                yield f"normal {cells} cells {m}:{n} {shift}", m, n, normal_cells(0, 1, cells), normal_cells(shift, 1, cells)
        for shift in (0.0, 0.3):
            yield f"spread {m}:{n} {shift}", m, n, normal_cells(0, 1, 10), normal_cells(0, 1 + shift, 10)
            yield f"skewed {m}:{n} {shift}", m, n, skewed_cells(0, 50), skewed_cells(shift, 50)
            yield f"heavy tails {m}:{n} {shift}", m, n, heavy_cells(0, 50), heavy_cells(shift, 50)
            yield f"zero-inflated {m}:{n} {shift}", m, n, zero_inflated(0.7, 0, 20), zero_inflated(0.7 - shift / 3, shift, 20)
            yield f"five values {m}:{n} {shift}", m, n, [5, 4, 3, 2, 1], [5 - 3 * shift, 4, 3, 2, 1]
            yield f"two values {m}:{n} {shift}", m, n, [9, 1], [9 - 2 * shift, 1]
            yield f"50 Zipf categories {m}:{n} {shift}", m, n, zipf(50, 1), zipf(50, 1 + shift)
    for m, n in ((100_000, 1_000), (10_000_000, 1_000_000)):
        for shift in (0.0, 0.1):
            yield f"10,000 Zipf categories {m}:{n} {shift}", m, n, zipf(10_000, 1.1), zipf(10_000, 1.1 + shift)
    for case in range(60):
        bins = int(random.integers(2, 12))
        shares = random.dirichlet(np.full(bins, 0.4), 2)
        m, n = int(10 ** random.uniform(0.3, 5)), int(10 ** random.uniform(0.3, 5))
        yield f"random shares {case}", m, n, shares[0], shares[1]


def fixed_cases():
    fives = np.full(10, 500_000)
    yield "one category", [1000], [7]
    yield "one category and empty bins", [0, 0, 1000, 0], [0, 0, 9, 0]
    yield "constant 10 million", [10_000_000], [10_000_000]
    yield "one row a side, alike", [1], [1]
    yield "one row a side, apart", [1, 0], [0, 1]
    yield "disjoint", [50, 50, 0, 0], [0, 0, 30, 70]
    yield "disjoint 10 million", [*fives, *(0 * fives)], [*(0 * fives), *fives]
    yield "disjoint by turns", [5, 0] * 20, [0, 3] * 20
    yield "identical", [3, 4, 5], [3, 4, 5]
    yield "identical 10 million", [4_000_000, 3_000_000, 2_000_000, 1_000_000], [4_000_000, 3_000_000, 2_000_000, 1_000_000]
    yield "identical 10,000 categories", list(range(1, 10_001)), list(range(1, 10_001))
    yield "proportional", [1, 2, 3], [10, 20, 30]
    yield "ties everywhere", [1, 0, 0, 999], [0, 1, 0, 999]
    yield "one vanished", [10] * 10, [0, 11, 12, 10, 10, 11, 11, 12, 13, 10]
    yield "one new row in 100,000", [60_000, 40_000, 0], [60_100, 39_899, 1]
    yield "a missing row more", [10_000, 0], [99, 1]
    yield "nearly identical 10 million", [5_000_000, 5_000_000], [5_000_001, 4_999_999]


def write_counts():
    header = (
        "case reference live psi psi_corrected psi_null_1_percent js_distance hellinger total_variation l_infinity le_cam entropy_reference "
        "entropy_live chi_square chi_square_log10_p g g_log10_p ks_d ks_log10_p cramer_von_mises smallest_tail_log10_p vanished vanished_share"
    ).split()
    random = np.random.default_rng(SEED + 1)
    rows = []
    for name, m, n, expected, actual in count_cases():
        reference, live = multinomial(random, m, expected), multinomial(random, n, actual)
        rows.append([name, runs(reference), runs(live), *compare(reference, live)])
    for name, reference, live in fixed_cases():
        reference, live = np.array(reference, np.int64), np.array(live, np.int64)
        rows.append([name, runs(reference), runs(live), *compare(reference, live)])
    write("counts.tsv", header, rows)


# ---------------------------------------------------------------- means, rates, ranks of p-values


def write_means():
    random = np.random.default_rng(SEED + 2)
    rows = []
    for case in range(80):
        m, n = (int(10 ** random.uniform(0.31, 7)) for _ in range(2))
        scale = 10 ** random.uniform(-6, 6)
        mean = random.normal() * scale * 5
        sd = [scale * 10 ** random.uniform(-1.5, 1.5) for _ in range(2)]
        shift = random.normal() * [0.01, 0.1, 1, 5][case % 4] * math.sqrt(sd[0] ** 2 / m + sd[1] ** 2 / n) * 3
        variance = [value * value for value in sd]
        roots = [math.sqrt(value) for value in variance]
        test = stats.ttest_ind_from_stats(mean + shift, roots[1], n, mean, roots[0], m, equal_var=False)
        v = [variance[0] / m, variance[1] / n]
        freedom = sum(v) ** 2 / (v[0] ** 2 / (m - 1) + v[1] ** 2 / (n - 1))
        p = test.pvalue
        rows.append([
            f"{case}", m, mean, variance[0], n, mean + shift, variance[1], test.statistic, freedom,
            math.log10(p) if p > 1e-290 else None, (mean + shift - mean) / roots[0], roots[1] / roots[0],
        ])
    header = "case m reference_mean reference_variance n live_mean live_variance t df log10_p change spread_ratio".split()
    write("means.tsv", header, rows)


def write_student():
    rows = []
    for freedom in (1, 1.5, 2, 3.7, 10, 29.9, 100, 1e3, 12345.6, 1e5, 1e6, 2e7):
        for t in (0.01, 0.1, 0.7, 1.0, 1.5, 1.96, 3, 6, 10, 30):
            p = 2 * stats.t.sf(t, freedom)
            rows.append([f"{t} at {freedom}", t, freedom, math.log10(p) if p > 1e-290 else None])
    write("student.tsv", "case t df log10_p".split(), rows)


def write_rates():
    random = np.random.default_rng(SEED + 3)
    rows = []
    cases = [(0, 1, 0, 1), (1, 1, 0, 1), (1, 100, 0, 10_000), (0, 100, 0, 100), (100, 100, 100, 100), (5, 10, 5, 10)]
    for _ in range(60):
        n, m = (int(10 ** random.uniform(0, 5.5)) for _ in range(2))
        rate = 10 ** random.uniform(-4, 0)
        cases.append((int(random.binomial(n, rate)), n, int(random.binomial(m, rate)), m))
    for hits, n, reference_hits, m in cases:
        law = stats.hypergeom(n + m, hits + reference_hits, n)
        lower, upper = law.cdf(hits), law.sf(hits - 1)
        interval = stats.binomtest(hits, n).proportion_ci(method="wilson")
        rows.append([
            f"{hits} of {n}, {reference_hits} of {m}", str(hits), str(n), str(reference_hits), str(m),
            interval.low, interval.high, min(0.0, math.log10(2 * min(lower, upper))),
            math.log10(lower), math.log10(upper),
        ])
    header = "case hits rows reference_hits reference_rows lower upper two_sided_log10_p lower_log10_p higher_log10_p".split()
    write("rates.tsv", header, rows)


def write_ranks():
    random = np.random.default_rng(SEED + 4)
    rows = []
    for case in range(40):
        count = int(random.integers(1, 40))
        p = 10 ** -np.abs(random.normal(0, [0.3, 3, 20][case % 3], count))
        if case % 5 == 0:
            p[: count // 2] = p[0]
        p = np.minimum(1, p)
        q = stats.false_discovery_control(p, method="bh")
        rows.append([f"{case}", ",".join(repr(float(x)) for x in np.log10(p)), ",".join(repr(float(x)) for x in np.log10(q))])
    write("false_discovery.tsv", "case log10_p log10_q".split(), rows)


# ---------------------------------------------------------------- cells against the values themselves


def cut(values, cells):
    """Ends of cells at the reference's quantiles, a cell of its own for each value that holds two shares, closed by the values' ends."""
    values = np.sort(values)
    edges = {float(values[math.ceil(len(values) * k / cells) - 1]) for k in range(1, cells)}
    frequent, times = np.unique(values, return_counts=True)
    for value in frequent[times >= 2 * len(values) / cells]:
        edges |= {float(np.nextafter(value, -np.inf)), float(value)}
    return sorted(edges)


def even_wasserstein(ends, e, a):
    """The integral of |F - G| for evenly filled cells, cut where F and G cross."""
    d = np.concatenate([[0], np.cumsum(a) / a.sum() - np.cumsum(e) / e.sum()])
    total = 0.0
    for i in range(len(e)):
        width, u, v = ends[i + 1] - ends[i], d[i], d[i + 1]
        if u * v < 0:
            crossing = u / (u - v)
            total += width * (crossing * abs(u) + (1 - crossing) * abs(v)) / 2
        else:
            total += width * (abs(u) + abs(v)) / 2
    return total


def value_cases():
    random = np.random.default_rng(SEED + 5)
    for m, n in ((20, 5), (1_000, 300), (5_000, 5_000), (20_000, 1_000)):
        for shift in (0.0, 0.1, 1.0):
            yield f"normal {m}:{n} {shift}", random.normal(0, 1, m), random.normal(shift, 1, n)
            yield f"lognormal {m}:{n} {shift}", random.lognormal(0, 1, m), random.lognormal(shift, 1, n)
            yield f"heavy tails {m}:{n} {shift}", random.standard_t(2, m), random.standard_t(2, n) + shift
            yield (f"zero-inflated {m}:{n} {shift}", random.lognormal(0, 1, m) * (random.random(m) < 0.4),
                   random.lognormal(shift, 1, n) * (random.random(n) < 0.4 + shift / 10))
            yield f"five values {m}:{n} {shift}", random.integers(0, 5, m) * 1.0, np.minimum(4, random.integers(0, 5, n) + (random.random(n) < shift))
            yield f"constant and moved {m}:{n} {shift}", np.full(m, 3.5), np.full(n, 3.5 + shift)
            yield f"identical {m}:{n} {shift}", *(2 * [random.normal(shift, 3, m)])
            yield f"disjoint {m}:{n} {shift}", random.normal(0, 1, m), random.normal(100 + shift, 1, n)


def write_values():
    shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    header = "case ends reference live wasserstein_even wasserstein ks_d cramer_von_mises".split() + [f"q{s}" for s in shares]
    rows = []
    for name, reference, live in value_cases():
        reference, live = np.asarray(reference, float), np.asarray(live, float)
        low, high = min(reference.min(), live.min()), max(reference.max(), live.max())
        edges = [edge for edge in cut(reference, 40) if low <= edge]
        e = np.bincount(np.searchsorted(edges, reference, side="left"), minlength=len(edges) + 1)
        a = np.bincount(np.searchsorted(edges, live, side="left"), minlength=len(edges) + 1)
        ends = [low, *edges, max(high, edges[-1])]
        tied = len(np.unique(np.concatenate([reference, live]))) < len(reference) + len(live)
        rows.append([
            name, ",".join(repr(float(x)) for x in ends), runs(e), runs(a), even_wasserstein(ends, e, a),
            stats.wasserstein_distance(reference, live), stats.ks_2samp(reference, live, method="asymp").statistic,
            None if tied else stats.cramervonmises_2samp(reference, live, method="asymptotic").statistic,
            *np.quantile(live, shares, method="inverted_cdf"),
        ])
    write("values.tsv", header, rows)


def write_untied():
    """Every value in a cell of its own: the statistics of cells are those of the values."""
    random = np.random.default_rng(SEED + 6)
    rows = []
    for case in range(30):
        reference, live = random.normal(0, 1, int(random.integers(2, 60))), random.normal(case / 30, 1, int(random.integers(2, 60)))
        cells = np.sort(np.concatenate([reference, live]))
        rows.append([
            f"{case}", runs(np.isin(cells, reference).astype(int)), runs(np.isin(cells, live).astype(int)),
            stats.ks_2samp(reference, live, method="asymp").statistic,
            stats.cramervonmises_2samp(reference, live, method="asymptotic").statistic,
        ])
    write("untied.tsv", "case reference live ks_d cramer_von_mises".split(), rows)


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    write_counts()
    write_means()
    write_student()
    write_rates()
    write_ranks()
    write_values()
    write_untied()
