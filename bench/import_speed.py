"""What keeping costs beside coding: `import` and `code` over the same articles, in turn.

  python3 bench/import_speed.py target/release/onrecord [--counts 1000,3000] [--rounds 3] [--threads 2]

Prints for each number of articles the median seconds (wall and processor) and the peak memory of
both, the share that keeping adds, and the size of the store. Three in ten of the articles are nearly
copies (`made_articles.py`); all have their own address, so that each is coded.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_articles import articles


def run(command):
    """(wall seconds, processor seconds, peak memory in MB) of a command that must succeed."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} ended with status {status}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def measure(program, count, rounds, threads):
    """One line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        table, store = Path(folder) / "articles.jsonl", Path(folder) / "record.db"
        with table.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(article) + "\n" for article in articles(count))
        shared = ["--quiet", "--threads", threads, str(table)]
        coded, kept = [], []
        for _ in range(rounds):
            coded.append(run([program, "code", "--format", "jsonl", *shared]))
            for rest in Path(folder).glob("record.db*"):
                rest.unlink()
            kept.append(run([program, "import", "--into", str(store), *shared]))
        size = store.stat().st_size / 1e6
    code, keep = ([statistics.median(column) for column in zip(*rows)] for rows in (coded, kept))
    print(
        f"{count:>9,} articles: code {code[0]:.1f} s ({code[1]:.1f} processor, {code[2]:.0f} MB), "
        f"import {keep[0]:.1f} s ({keep[1]:.1f}, {keep[2]:.0f} MB), "
        f"keeping adds {keep[0] / code[0] - 1:+.1%} ({keep[1] / code[1] - 1:+.1%} processor), store {size:.1f} MB",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--counts", default="1000,3000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", default="2")
    options = parser.parse_args()
    for count in map(int, options.counts.split(",")):
        measure(options.program, count, options.rounds, options.threads)


if __name__ == "__main__":
    sys.exit(main())
