"""Articles made for measuring: the paragraphs of the project's own passages, shuffled with a fixed seed.

Three in ten are nearly the same as an earlier one: a paragraph less, or one of its own in place of
the last, as wire copy is cut and topped up. Each has an address, a publisher and a day.
"""

import random
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PUBLISHERS = [f"paper-{number:02}.example" for number in range(40)]


def paragraphs():
    """The paragraphs of the corpus, in a fixed order."""
    found = []
    for file in sorted((ROOT / "corpus" / "full").glob("*.md")):
        quoted = re.findall(r"(?:^> ?.*\n)+", file.read_text(encoding="utf-8"), re.M)
        for passage in quoted:
            text = re.sub(r"^> ?", "", passage, flags=re.M)
            parts = (" ".join(part.split()) for part in text.split("\n\n"))
            found += [part for part in parts if len(part) > 60]
    return found


def articles(count, seed=7, size=3):
    """`count` articles as dicts of `text`, `url`, `publisher` and `published`."""
    chance, pool, bodies = random.Random(seed), paragraphs(), []
    for number in range(count):
        if bodies and chance.random() < 0.3:
            parts = list(chance.choice(bodies))
            parts[-1] = chance.choice(pool)
        else:
            parts = chance.sample(pool, size)
        # Copies are made of the last thousand, as news is copied within days.
        bodies = [*bodies[-999:], parts]
        publisher = chance.choice(PUBLISHERS)
        yield {
            "text": "\n\n".join(parts),
            "url": f"https://{publisher}/{number}",
            "publisher": publisher,
            "published": f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}",
        }
