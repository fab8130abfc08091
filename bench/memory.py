"""Peak memory of coding 100, 1,000 and 10,000 articles: it must not grow with their number.

  python3 bench/memory.py target/release/onrecord [--threads N] [--table] [--counts 100,1000]

With --table the articles are the lines of one file of JSON Lines, without it a file each.

The articles are the project's own of tests/texts, paragraphs shuffled with a fixed seed.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def write_articles(folder, count, table):
    """`count` articles made of the paragraphs of tests/texts, in one file if `table`."""
    texts = Path(__file__).parent.parent / "tests" / "texts"
    paragraphs = [p for f in sorted(texts.glob("*.txt")) for p in f.read_text().split("\n") if p]
    chance = random.Random(7)
    bodies = ("\n\n".join(chance.sample(paragraphs, 12)) for _ in range(count))
    if table:
        with (Path(folder) / "articles.jsonl").open("w") as lines:
            lines.writelines(json.dumps({"text": body}) + "\n" for body in bodies)
        return
    for number, body in enumerate(bodies):
        (Path(folder) / f"{number:05}.txt").write_text(body)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--threads", default="2")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--counts", default="100,1000,10000")
    options = parser.parse_args()
    peak = 0
    for count in map(int, options.counts.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            write_articles(folder, count, options.table)
            command = [options.program, "code", "--quiet", "--format", "jsonl", "--threads"]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([*command, options.threads, folder], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            peak = max(peak, after.ru_maxrss)
            seconds = after.ru_utime - before.ru_utime
            print(f"{count} articles: peak so far {peak / 1024:.0f} MB, {seconds:.1f} CPU seconds")


if __name__ == "__main__":
    sys.exit(main())
