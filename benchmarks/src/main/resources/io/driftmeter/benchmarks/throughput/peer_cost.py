"""What whylogs and Evidently take for a row, in memory: `python3 peer_cost.py ROWS.csv`.

Prints a line for each of them that is installed: name, version, CPU seconds a row, wall seconds a row, separated by tabs. The median of
three runs after one that is not counted; reading the file is not counted either.
"""

import importlib.metadata
import statistics
import sys
import time
import warnings

REFERENCE_ROWS = 4_000
RUNS = 3


def print_cost(name, rows, run):
    run()
    cpu, wall = [], []
    for _ in range(RUNS):
        cpu_before, wall_before = time.process_time(), time.perf_counter()
        run()
        cpu.append((time.process_time() - cpu_before) / rows)
        wall.append((time.perf_counter() - wall_before) / rows)
    version = importlib.metadata.version(name)
    print(name, version, statistics.median(cpu), statistics.median(wall), sep="\t", flush=True)


def measure_whylogs(data):
    import whylogs

    print_cost("whylogs", len(data), lambda: whylogs.log(data).profile().view().serialize())


def measure_evidently(data):
    from evidently import Dataset, Report
    from evidently.presets import DataDriftPreset

    reference = Dataset.from_pandas(data.iloc[:REFERENCE_ROWS])
    current = data.iloc[REFERENCE_ROWS:]
    report = Report([DataDriftPreset()])
    print_cost("evidently", len(current), lambda: report.run(Dataset.from_pandas(current), reference).dict())


def main():
    try:
        import pandas
    except ImportError:
        return
    warnings.simplefilter("ignore")
    data = pandas.read_csv(sys.argv[1])
    for measure in (measure_whylogs, measure_evidently):
        try:
            measure(data)
        except ImportError:
            continue
        except Exception as error:  # One that does not work here must not hide the other.
            print(f"{measure.__name__}: {error!r}", file=sys.stderr)


main()
