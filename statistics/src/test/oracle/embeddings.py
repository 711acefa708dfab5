"""Makes golden/embeddings.csv: norms, cosines, and how far components have moved.

Run: python statistics/src/test/oracle/embeddings.py statistics/src/test/resources/golden/embeddings.csv
The file was made with Python 3.12 and NumPy 2.4.6, seed 20261121. Running the tests needs no Python.

Lines, by their first cell:
  reference, norm, cosine, components...   one array of the reference
  live, norm, cosine, components...        one array of the window
  centroid, components...                  the mean of the reference's arrays
  expected, shift, share, constant         component_shift, components_shifted, and the number of constant components
"""

import sys

import numpy as np

COMPONENTS = 12
CONSTANT = 7


def arrays(random, rows, mean, spread):
    drawn = mean + spread * random.standard_normal((rows, COMPONENTS))
    drawn[:, CONSTANT] = 0.5
    return drawn


def line(cells):
    return ",".join(repr(float(cell)) if not isinstance(cell, str) else cell for cell in cells)


def main(path):
    random = np.random.default_rng(20261121)
    spread = 10.0 ** np.linspace(-6, 3, COMPONENTS)
    mean = spread * random.standard_normal(COMPONENTS)
    moved = np.where(np.arange(COMPONENTS) % 3 == 0, 0.6, 0.02)
    reference = arrays(random, 150, mean, spread)
    live = arrays(random, 90, mean + moved * spread, spread)
    reference[3] = 0
    reference[:, CONSTANT] = 0.5
    live[5] = 0

    centroid = reference.mean(axis=0)
    lines = []
    for name, rows in (("reference", reference), ("live", live)):
        for row in rows:
            norm = np.linalg.norm(row)
            cosine = row @ centroid / (norm * np.linalg.norm(centroid)) if norm > 0 else 0.0
            lines.append(line([name, norm, cosine, *row]))
    lines.append(line(["centroid", *centroid]))

    varies = reference.std(axis=0, ddof=1) > 0
    shift = (live.mean(axis=0) - centroid)[varies] / reference.std(axis=0, ddof=1)[varies]
    noise = 1 / len(live) + 1 / len(reference)
    corrected = np.sqrt(max(0.0, np.mean(shift**2) - noise))
    lines.append(line(["expected", corrected, np.mean(np.abs(shift) >= 0.1), np.sum(~varies)]))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
