#!/usr/bin/env python3
"""Whether the corpus can be solved by a shortcut: simple classifiers on its events.

  cargo dev corpus export --out own.jsonl corpus
  python3 bench/shortcuts.py own.jsonl

Prints, as Markdown, how well the status and the type of an event can be told without reading: always
the commonest, from the trigger's own words, from single words of its sentence, of the sentence
without the trigger, and of the rest of the passage. Learnt on the training passages, scored on dev.
Then the single words that give a status away most. Needs scikit-learn (bench/requirements.txt).
"""

import json
import re
import sys
from collections import Counter, defaultdict

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”']?\s+(?=[\"“'A-Z])|\n")
# A word is a giveaway where it stands beside so many events and nearly all have one status.
OFTEN, NEARLY_ALL = 12, 0.8


def sentence_of(text, start):
    """The span of the sentence that holds a code point."""
    first = 0
    for found in SENTENCE_END.finditer(text):
        if found.end() > start:
            return first, found.start() + 1
        first = found.end()
    return first, len(text)


def events(path):
    """(split, trigger, sentence without it, rest of the passage, type, status) of each event."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            passage = json.loads(line)
            text = passage["text"]
            for event in passage.get("events") or []:
                start, end = event["trigger"]
                first, last = sentence_of(text, start)
                yield (
                    passage["split"],
                    text[start:end],
                    f"{text[first:start]} {text[end:last]}",
                    f"{text[:first]} {text[last:]}",
                    event["type"],
                    event["status"],
                )


def learnt(train, dev, labels, wanted):
    """Accuracy and macro-F1 of a linear classifier over TF-IDF of single words."""
    words = TfidfVectorizer(lowercase=True, token_pattern=r"(?u)\b\w+\b", sublinear_tf=True)
    model = LogisticRegression(max_iter=400, C=4.0, class_weight="balanced")
    model.fit(words.fit_transform(train), labels)
    return scores(wanted, model.predict(words.transform(dev)))


def scores(wanted, found):
    """Accuracy and macro-F1."""
    return accuracy_score(wanted, found), f1_score(wanted, found, average="macro", zero_division=0)


def table(name, place, rows):
    """Prints how well each view tells one label."""
    train = [row for row in rows if row[0] == "train"]
    dev = [row for row in rows if row[0] == "dev"]
    labels, wanted = [row[place] for row in train], [row[place] for row in dev]
    commonest = Counter(labels).most_common(1)[0][0]
    views = {
        "the trigger's words": lambda row: row[1],
        "single words of the sentence": lambda row: f"{row[1]} {row[2]}",
        "the sentence without the trigger": lambda row: row[2],
        "the rest of the passage": lambda row: row[3],
    }
    print(f"\n| {name}, {len(train)} events learnt from, {len(dev)} scored | accuracy | macro-F1 |")
    print("|---|---|---|")
    accuracy, macro = scores(wanted, [commonest] * len(wanted))
    print(f"| always `{commonest}` | {accuracy:.3f} | {macro:.3f} |")
    for view, of in views.items():
        found = learnt([of(r) for r in train], [of(r) for r in dev], labels, wanted)
        print(f"| {view} | {found[0]:.3f} | {found[1]:.3f} |")


def giveaways(rows):
    """Prints the words that stand beside one status nearly always; `fact` is no surprise."""
    beside = defaultdict(Counter)
    for row in rows:
        for word in set(re.findall(r"\w+", f"{row[1]} {row[2]}".lower())):
            beside[word][row[5]] += 1
    found = []
    for word, counts in beside.items():
        status, count = counts.most_common(1)[0]
        total = sum(counts.values())
        if status != "fact" and total >= OFTEN and count / total >= NEARLY_ALL:
            found.append((count / total, total, word, status))
    print(f"\n{len(found)} words of {OFTEN} events or more stand beside one status, other than fact,"
          f" in {NEARLY_ALL:.0%} of them:")  # fmt: skip
    for share, total, word, status in sorted(found, reverse=True):
        print(f"- `{word}`: {status} in {share:.0%} of {total}")


def main():
    rows = list(events(sys.argv[1]))
    table("status", 5, rows)
    table("type", 4, rows)
    giveaways(rows)


if __name__ == "__main__":
    main()
