"""Kills imports at random moments and compares the store that they end with, row by row.

  python3 bench/kill_import.py target/release/onrecord [--kills 200] [--minutes 20] [--articles 300]

One import runs to its end. Others run over the same articles and are killed (SIGKILL) again and
again, every second one while it writes, until they come to an end by themselves; then a new store
is begun. After each end, the store must hold what the uninterrupted import wrote: `onrecord export`
must give the same bytes and every table the same rows, and `onrecord store check` must find it sound. The articles are the
project's own of tests/texts, paragraphs shuffled with a fixed seed, three in ten of them nearly the
same as another and one in ten quite the same.
"""

import argparse
import hashlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def write_articles(folder, count, chance):
    """`count` articles made of the paragraphs of tests/texts."""
    texts = Path(__file__).parent.parent / "tests" / "texts"
    paragraphs = [p for f in sorted(texts.glob("*.txt")) for p in f.read_text().split("\n") if p]
    bodies = []
    for number in range(count):
        share = chance.random()
        if bodies and share < 0.1:
            body = chance.choice(bodies)
        elif bodies and share < 0.4:
            body = f"{chance.choice(bodies)}\n\nIt was the {number}th report of the day."
        else:
            body = f"{number}\n\n" + "\n\n".join(chance.sample(paragraphs, 3))
        bodies.append(body)
        (folder / f"{number:05}.txt").write_text(body)


def held(program, store):
    """A digest of what is exported, and of every row of every table but those of full-text indexes."""
    exported = subprocess.run([program, "export", store, "--format", "jsonl"], check=True, capture_output=True)
    connection = sqlite3.connect(store)
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    found = hashlib.sha256(exported.stdout)
    for (name,) in connection.execute(names).fetchall():
        if "_words" not in name:
            for row in connection.execute(f"SELECT * FROM {name}"):
                found.update(repr((name, row)).encode())
    connection.close()
    return found.hexdigest()


def killed(command, log, longest, chance, while_writing):
    """Runs the import and kills it; says whether it came to its end before."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + chance.uniform(0, longest)
    size = log.stat().st_size if log.exists() else 0
    while process.poll() is None and time.monotonic() < deadline:
        if while_writing and log.exists() and log.stat().st_size != size:
            time.sleep(chance.uniform(0, 0.03))
            break
        time.sleep(0.0005)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    status = process.wait()
    if status not in (0, -signal.SIGKILL):
        sys.exit(f"the import ended with status {status}")
    return status == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--articles", type=int, default=300)
    options = parser.parse_args()
    chance = random.Random(7)
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        folder = place / "in"
        folder.mkdir()
        write_articles(folder, options.articles, chance)
        command = [options.program, "import", "--quiet", folder, "--into"]
        started = time.monotonic()
        subprocess.run([*command, place / "whole.db"], check=True)
        longest = time.monotonic() - started
        expected = held(options.program, place / "whole.db")
        print(f"uninterrupted: {longest:.1f} s", flush=True)
        kills = writing = stores = 0
        while kills < options.kills and time.monotonic() < end:
            store, log = place / f"{stores}.db", place / f"{stores}.db-wal"
            while True:
                is_over = kills >= options.kills or time.monotonic() > end
                if is_over:
                    subprocess.run([*command, store], check=True)
                    break
                while_writing = kills % 2 == 1
                if killed([*command, store], log, longest, chance, while_writing):
                    break
                kills += 1
                writing += while_writing
            if held(options.program, store) != expected:
                sys.exit(f"store {stores} differs after {kills} kills")
            subprocess.run([options.program, "store", "check", store], check=True, stdout=subprocess.DEVNULL)
            stores += 1
            for file in (store, log, place / f"{store.name}-shm"):
                file.unlink(missing_ok=True)
            print(f"{kills} kills, {stores} stores the same", flush=True)
        print(f"{kills} kills, {writing} of them while it wrote or soon after: {stores} stores, all the same")
        if kills < options.kills:
            sys.exit("the time was up before all kills were done")


if __name__ == "__main__":
    sys.exit(main())
