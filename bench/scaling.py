"""How the time of coding grows with an article's length, and shrinks with threads.

  bench/.venv/bin/python bench/scaling.py target/release/onrecord docs/scaling.png

Articles of 100 to 100,000 words, made of the paragraphs of tests/texts in a fixed shuffle, are coded
on one thread, lengths turn about; the start-up, the time of a one-line article, is taken off. Then 400
articles of about 500 words on 1, 2, … threads, up to the number of cores. Figures are medians: of
processor seconds for lengths, of seconds on the clock for threads, so that a machine with other work
shows less gain than it could. The bytes written must be the same for every number of threads. Needs
matplotlib.
"""

import argparse
import hashlib
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LENGTHS = (100, 300, 1000, 3000, 10_000, 30_000, 100_000)
ARTICLES, WORDS = 400, 500


def paragraphs():
    """The paragraphs of the project's own articles."""
    texts = Path(__file__).parent.parent / "tests" / "texts"
    return [p for f in sorted(texts.glob("*.txt")) for p in f.read_text().split("\n") if p.strip()]


def article(words, chance, parts):
    """An article of about so many words: whole paragraphs, the last one cut."""
    out, count = [], 0
    while count < words:
        part = chance.choice(parts).split()[: words - count]
        out.append(" ".join(part))
        count += len(part)
    return "\n\n".join(out) + "\n"


def run(program, path, threads):
    """Processor seconds, seconds on the clock, and the SHA-256 of what is written."""
    command = [program, "code", "--quiet", "--format", "jsonl", "--threads", str(threads), path]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    done = subprocess.run(command, check=True, capture_output=True)
    wall, after = time.time() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, wall, hashlib.sha256(done.stdout).hexdigest()


def by_length(options, folder, chance, parts):
    """Median processor seconds for each length, start-up taken off."""
    paths = {}
    for length in LENGTHS:
        paths[length] = folder / f"{length}.txt"
        paths[length].write_text(article(length, chance, parts))
    short = folder / "short.txt"
    short.write_text("The port will reopen on Monday, officials said.\n")
    times = {length: [] for length in LENGTHS}
    for _ in range(options.rounds):
        start = run(options.program, short, 1)[0]
        for length, path in paths.items():
            times[length].append(max(run(options.program, path, 1)[0] - start, 1e-4))
    return {length: statistics.median(seconds) for length, seconds in times.items()}


def by_threads(options, folder, chance, parts):
    """Median articles a second on the clock for each number of threads."""
    batch = folder / "batch"
    batch.mkdir()
    for number in range(ARTICLES):
        (batch / f"{number:04}.txt").write_text(article(WORDS, chance, parts))
    rates = {threads: [] for threads in range(1, os.cpu_count() + 1)}
    written = set()
    for _ in range(options.rounds):
        for threads, rate in rates.items():
            _, wall, digest = run(options.program, batch, threads)
            rate.append(ARTICLES / wall)
            written.add(digest)
    if len(written) > 1:
        sys.exit("the records are not the same for every number of threads")
    return {threads: statistics.median(rate) for threads, rate in rates.items()}


def plot(path, lengths, threads):
    """Both curves beside what they should be."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    left.loglog(lengths.keys(), lengths.values(), "o-", label="measured")
    unit = lengths[LENGTHS[-1]] / LENGTHS[-1]
    left.loglog(LENGTHS, [unit * n for n in LENGTHS], "--", color="grey", label="in proportion")
    left.set(xlabel="words of the article", ylabel="processor seconds", title="Length")
    right.plot(threads.keys(), threads.values(), "o-", label="measured")
    right.plot(threads.keys(), [threads[1] * n for n in threads], "--", color="grey", label="in proportion")
    right.set(xlabel="threads", ylabel="articles a second", title=f"Threads ({ARTICLES} articles of {WORDS} words)")
    right.set_xticks(list(threads))
    right.set_ylim(0)
    for axes in (left, right):
        axes.legend(frameon=False)
        axes.grid(alpha=0.3)
    figure.savefig(path, dpi=110)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("picture")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    chance, parts = random.Random(7), paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        lengths = by_length(options, Path(folder), chance, parts)
        for length, seconds in lengths.items():
            print(f"{length} words: {seconds:.3f} s, {length / seconds:.0f} words/s")
        threads = by_threads(options, Path(folder), chance, parts)
        for number, rate in threads.items():
            print(f"{number} threads: {rate:.1f} articles/s, {rate / threads[1]:.2f} times one")
    plot(options.picture, lengths, threads)


if __name__ == "__main__":
    sys.exit(main())
