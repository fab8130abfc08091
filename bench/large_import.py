"""Imports many short articles: how fast, how much of the time is keeping and grouping, and whether memory stays flat.

  python3 bench/large_import.py target/release/onrecord [--articles 100000] [--threads 2] [--sample 4000]

The articles have some 60 to 90 words each, three in ten are nearly copies, 300 are of one day
(`made_articles.py`). They are imported with `--no-groups`, then grouped with `store group`; after each tenth of
the articles, and of the time of grouping, it prints the most memory that the program held. Coding alone is
timed on the first `--sample` articles. Shares are of processor seconds, so that a busy machine does not
change them.
"""

import argparse
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from made_articles import short_articles

# Seconds between two looks at a program's memory.
PAUSE = 0.2


def resident(process):
    """MB of memory that a process holds (Linux); 0 when it has ended."""
    try:
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


class Run:
    """A command that must succeed, with what it used: seconds, processor seconds, MB of memory over time."""

    def __init__(self, command, moments=lambda: 0):
        """`moments` says how far the work is; the most memory is kept for each answer."""
        begun = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.memory, over = [], threading.Event()
        watching = threading.Thread(target=self.watch, args=(process, moments, over))
        watching.start()
        _, status, used = os.wait4(process.pid, 0)
        over.set()
        watching.join()
        if status:
            sys.exit(f"{' '.join(map(str, command))} ended with status {status}")
        self.seconds, self.processor = time.monotonic() - begun, used.ru_utime + used.ru_stime
        self.peak = used.ru_maxrss / 1024

    def watch(self, process, moments, over):
        """Looks at the memory until the process is over."""
        while not over.is_set():
            self.memory.append((moments(), resident(process)))
            over.wait(PAUSE)

    def tenths(self, whole):
        """The most memory in each tenth of `whole`."""
        most = [0] * 10
        for moment, memory in self.memory:
            tenth = min(9, int(10 * moment / whole))
            most[tenth] = max(most[tenth], memory)
        return " ".join(f"{memory:.0f}" for memory in most)


def kept(store):
    """How many articles a store holds while another program writes it."""
    if not store.exists():
        return 0
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=1)
    try:
        return connection.execute("SELECT next FROM counters WHERE name = 'article'").fetchone()[0]
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


def write(path, articles):
    """Writes articles as JSON Lines, and gives their number of words."""
    words = 0
    with path.open("w", encoding="utf-8") as lines:
        for article in articles:
            words += len(article["text"].split())
            lines.write(json.dumps(article) + "\n")
    return words


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--threads", default="2")
    parser.add_argument("--sample", type=int, default=4000)
    options = parser.parse_args()
    program, count, sample = options.program, options.articles, min(options.sample, options.articles)
    with tempfile.TemporaryDirectory() as folder:
        table, part, store = (Path(folder) / name for name in ("all.jsonl", "part.jsonl", "record.db"))
        words = write(table, short_articles(count))
        write(part, itertools.islice(short_articles(count), sample))
        shared = ["--quiet", "--threads", options.threads]
        coded = Run([program, "code", "--format", "jsonl", *shared, part])
        coding = coded.processor * count / sample
        print(f"{count:,} articles of {words / count:.0f} words; coding takes {coding:.0f} processor seconds", flush=True)

        command = [program, "import", "--no-groups", *shared, table, "--into", store]
        imported = Run(command, lambda: kept(store))
        size = store.stat().st_size / 1e6
        print(f"import: {imported.seconds:.0f} s ({imported.processor:.0f} processor), store {size:.0f} MB")
        print(f"  MB of memory in each tenth: {imported.tenths(count)}", flush=True)

        begun = time.monotonic()
        grouped = Run([program, "store", "group", store], lambda: time.monotonic() - begun)
        print(f"grouping: {grouped.seconds:.0f} s ({grouped.processor:.0f} processor)")
        print(f"  MB of memory in each tenth: {grouped.tenths(grouped.seconds)}")

        whole = imported.processor + grouped.processor
        print(f"{count / (imported.seconds + grouped.seconds):.1f} articles/s")
        print(f"of the processor's time keeping is {1 - (coding + grouped.processor) / whole:.1%}, ", end="")
        print(f"grouping {grouped.processor / whole:.1%}; peak {max(imported.peak, grouped.peak):.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
