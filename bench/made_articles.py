"""Articles made for measuring: the paragraphs of the project's own passages, shuffled with a fixed seed.

Three in ten are nearly the same as an earlier one: a paragraph less, or one of its own in place of
the last, as wire copy is cut and topped up. Each has an address, a publisher and a day.
"""

import random
import re
from datetime import date, timedelta
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


def article(text, number, publisher, day):
    """The article with this number, as `onrecord import` reads it."""
    url = f"https://{publisher}/{number}"
    return {"text": text, "url": url, "publisher": publisher, "published": day}


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
        day = f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        yield article("\n\n".join(parts), number, chance.choice(PUBLISHERS), day)


def short_articles(count, seed=7, a_day=300):
    """`count` articles of some 60 to 90 words, `a_day` of them a day from 2024 on, in order.

    Each is made of sentences of all passages. Three in ten are one of the last three hundred with another
    last sentence, without it, or with one more.
    """
    chance, bodies = random.Random(seed), []
    pool = [one for part in paragraphs() for one in re.split(r"(?<=[.!?”])\s+(?=[A-Z“])", part)]
    for number in range(count):
        if bodies and chance.random() < 0.3:
            sentences = list(chance.choice(bodies))
            change = chance.randrange(3) if len(sentences) > 1 else 2
            sentences = sentences[:-1] if change < 2 else sentences
            sentences += [chance.choice(pool)] if change > 0 else []
        else:
            sentences = []
            while sum(len(one.split()) for one in sentences) < 60:
                sentences.append(chance.choice(pool))
        bodies = [*bodies[-299:], sentences]
        day = date(2024, 1, 1) + timedelta(days=number // a_day)
        yield article(" ".join(sentences), number, chance.choice(PUBLISHERS), str(day))
