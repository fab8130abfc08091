"""Seconds that a user's table of actors takes to load, and the memory for it.

  python3 bench/own_table.py target/release/onrecord [--rows 1000000] [--rounds 5]

A table is written with that many invented rows in all nine columns; one short article is coded with
and without it, turn about, and the difference of the medians is the time of the table. On a machine
with other work the processor's seconds tell more than the clock's.
"""

import argparse
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time

HEAD = "name,aliases,country,sector,kind,role,start,end,wikidata\n"
ROW = "Person {n} Roe,P. {n} Roe;Roe {n},KEN,GOV,person,Clerk,2010-01-01,,Q{n}\n"
ARTICLE = "The port will reopen on Monday, Roe 7 said.\n"


def seconds(command):
    """Seconds on the clock and of the processor."""
    used = lambda usage: usage.ru_utime + usage.ru_stime
    before, begun = used(resource.getrusage(resource.RUSAGE_CHILDREN)), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    clock = time.perf_counter() - begun
    return clock, used(resource.getrusage(resource.RUSAGE_CHILDREN)) - before


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table, article = pathlib.Path(folder, "own.csv"), pathlib.Path(folder, "a.txt")
        with table.open("w") as out:
            out.write(HEAD)
            out.writelines(ROW.format(n=n) for n in range(options.rows))
        article.write_text(ARTICLE)
        plain = [options.program, "code", "--quiet", str(article)]
        both = [
            (seconds(plain), seconds([*plain, "--actors", str(table)]))
            for _ in range(options.rounds)
        ]
        size = table.stat().st_size / 1e6
    middle = lambda which, unit: statistics.median(pair[which][unit] for pair in both)
    clock, processor = (middle(1, unit) - middle(0, unit) for unit in (0, 1))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{options.rows} rows ({size:.0f} MB): {clock:.2f} s on the clock, "
        f"{processor:.2f} s of the processor, peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
