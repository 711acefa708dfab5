"""Draws docs/statistics/estimates.svg: accuracy by week as it was estimated and as it turned out.

    python statistics/src/test/oracle/draw_estimates.py performance.csv

where performance.csv is what `driftmeter backtest --windows 7d` wrote. Needs nothing but Python.
"""

import csv
import sys
from pathlib import Path

OUT = Path(__file__).resolve().parents[4] / "docs" / "statistics" / "estimates.svg"
WIDTH, HEIGHT, LEFT, TOP = 760, 260, 50, 20
LOWEST, HIGHEST = 0.4, 1.0


def main(path):
    with open(path, newline="", encoding="utf-8") as rows:
        weeks = sorted((row["window_start"], float(row["value"]), float(row["estimate"]))
                       for row in csv.DictReader(rows) if row["metric"] == "accuracy")

    def x(place):
        return LEFT + place * (WIDTH - LEFT - 20) / (len(weeks) - 1)

    def y(share):
        return TOP + (HIGHEST - share) * (HEIGHT - TOP - 40) / (HIGHEST - LOWEST)

    def line(column, colour):
        points = " ".join(f"{x(place):.1f},{y(week[column]):.1f}" for place, week in enumerate(weeks))
        return f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{points}"/>'

    marks = [f'<text x="{LEFT - 8}" y="{y(share) + 4:.1f}" text-anchor="end">{share:.1f}</text>'
             f'<line x1="{LEFT}" x2="{WIDTH - 20}" y1="{y(share):.1f}" y2="{y(share):.1f}" stroke="#ddd"/>'
             for share in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)]
    times = [f'<text x="{x(place):.1f}" y="{HEIGHT - 20}" text-anchor="middle">{weeks[place][0][:7]}</text>'
             for place in range(4, len(weeks), 16)]
    names = [f'<text x="{WIDTH - 24}" y="{HEIGHT - 4}" text-anchor="end" fill="#b35900">realised accuracy</text>',
             f'<text x="{WIDTH - 170}" y="{HEIGHT - 4}" text-anchor="end" fill="#1f5fa8">estimate, not applicable but in the first week</text>']
    OUT.write_text("\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
         f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *marks, *times, line(2, "#1f5fa8"), line(1, "#b35900"), *names,
         "</svg>"]) + "\n", encoding="utf-8")


main(sys.argv[1])
