"""How well the test of rows above the reference's maximum keeps its level where rows depend on each other: AR(1) with rho = 0.9, windows of 1,000 rows, 4,000
references of 20,000 rows with 10 windows each. Prints level, share of windows at or below it, and that share over the level. The page docs/statistics/rates.md
quotes it, from numpy 2.4.6 and scipy 1.17.1.

    python statistics/src/test/oracle/out_of_range_level.py
"""

import numpy as np
from scipy.special import gammaln

RHO, ROWS, REFERENCE_ROWS, REFERENCES, WINDOWS = 0.9, 1_000, 20_000, 4_000, 10

random = np.random.default_rng(20261121)
noise = np.sqrt(1 - RHO * RHO)
row = random.normal(size=REFERENCES)
maximum = row.copy()
for _ in range(REFERENCE_ROWS - 1):
    row = RHO * row + noise * random.normal(size=REFERENCES)
    np.maximum(maximum, row, out=maximum)
row = random.normal(size=(REFERENCES, WINDOWS))
above = (row > maximum[:, None]).astype(int)
for _ in range(ROWS - 1):
    row = RHO * row + noise * random.normal(size=(REFERENCES, WINDOWS))
    above += row > maximum[:, None]
both = ROWS + REFERENCE_ROWS
p = np.exp(gammaln(ROWS + 1) - gammaln(ROWS - above + 1) - gammaln(both + 1) + gammaln(both - above + 1))
for level in (0.05, 0.01, 0.001, 0.0001):
    share = (p <= level).mean()
    print(f"{level:g}\t{share:.6f}\t{share / level:.2f}")
